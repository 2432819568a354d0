package dev.steelyard.domain.seal;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditTimeFormatter;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Maps an audit event to the JSON object whose hash is signed in the audit log. The management API
 * answers with equal members. Once released, a member may be added that is absent while it has no
 * value; none may be removed.
 */
public final class EventJson {
    private EventJson() {}

    /** Values that {@link CanonicalJson} knows. */
    public static Map<String, @Nullable Object> members(AuditEvent event) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("_id", event.id().hex());
        members.put("at", time(event.at()));
        members.put("actor", event.actor());
        members.put("action", event.action());
        members.put("subject", event.matter().subject());
        members.put("reseller", hex(event.matter().reseller()));
        members.put("source", event.origin().source());
        members.put("request", event.origin().request());
        members.put("detail", new TreeMap<>(event.detail()));
        unlessNull(members, "application", hex(event.matter().application()));
        unlessNull(members, "client", hex(event.origin().client()));
        unlessNull(members, "session", hex(event.origin().session()));
        unlessNull(members, "difference", difference(event.difference()));
        return members;
    }

    private static @Nullable Map<String, @Nullable Object> difference(
            @Nullable Difference difference) {
        if (difference == null) {
            return null;
        }
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("before", values(difference.before()));
        members.put("after", values(difference.after()));
        return members;
    }

    private static @Nullable Object values(@Nullable AuditedProperties facts) {
        return facts == null ? null : facts.values();
    }

    private static void unlessNull(
            Map<String, @Nullable Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    static String time(Instant instant) {
        return AuditTimeFormatter.text(instant);
    }

    static @Nullable String hex(@Nullable Id<?> id) {
        return id == null ? null : id.hex();
    }
}
