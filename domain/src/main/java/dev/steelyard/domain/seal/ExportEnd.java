package dev.steelyard.domain.seal;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an export holds, for its last line: without it nobody could tell that an end was cut off.
 *
 * @param reseller whose events it holds; null: all
 * @param first what it begins with: the number of a seal, or where it holds one reseller's events,
 *     of an event; above {@code last}: it holds none of those that there are
 * @param last what it ends with, likewise; 0: there are none
 * @param unsealed how many events will be sealed later, and are not in it
 * @param until what was sealed then or later was not asked for; null: all was
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
        members.put("at", EventForm.time(at));
        members.put("reseller", EventForm.hex(reseller));
        members.put("first", first);
        members.put("last", last);
        members.put("unsealed", unsealed);
        if (until != null) {
            members.put("until", EventForm.time(until));
        }
        return key.sign(TYPE, CanonicalJson.bytes(members));
    }
}
