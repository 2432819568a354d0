package dev.steelyard.domain.seal;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The signed last line of an audit log export, which shows that no events at the end are missing.
 *
 * @param reseller whose events it holds; null: all
 * @param first its first seal, or its first event where it holds one reseller's events, by number;
 *     above {@code last}: it is empty although there are some
 * @param last the last one, likewise; 0: there are none
 * @param unsealed how many events are not in it because they are not sealed yet
 * @param until seals made then or later were not requested; null: all were
 */
public record ExportEnd(
        Instant at,
        @Nullable Id<Reseller> reseller,
        long first,
        long last,
        long unsealed,
        @Nullable Instant until) {
    /** The header's {@code typ}. */
    public static final String TYPE = "audit-export+jws";

    /**
     * The JWS.
     *
     * @param seal the last there is: signed with the key that it was signed with, or that it names;
     *     null: none
     */
    public String sign(@Nullable Seal seal, SealKeys keys) {
        var current = keys.current();
        var named = seal == null ? null : seal.next() == null ? seal.key() : seal.next();
        var key = named == null ? current : keys.find(named).orElse(current);
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("at", EventJson.time(at));
        members.put("reseller", EventJson.hex(reseller));
        members.put("first", first);
        members.put("last", last);
        members.put("unsealed", unsealed);
        if (until != null) {
            members.put("until", EventJson.time(until));
        }
        return key.sign(TYPE, CanonicalJson.bytes(members));
    }
}
