package dev.steelyard.domain.seal;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as the management API shows it and as seals hash it: the one list of its members. Once
 * released, a member may be added where it is left out while it has no value; none may go.
 */
public final class EventForm {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private EventForm() {}

    /** Values that {@link CanonicalJson} knows. */
    public static Map<String, @Nullable Object> members(AuditEvent event) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("_id", event.id().hex());
        members.put("at", time(event.at()));
        members.put("actor", event.actor());
        members.put("action", event.action());
        members.put("subject", event.subject());
        members.put("reseller", hex(event.reseller()));
        members.put("source", event.source());
        members.put("request", event.request());
        members.put("detail", new TreeMap<>(event.detail()));
        return members;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static @Nullable String hex(@Nullable Id<?> id) {
        return id == null ? null : id.hex();
    }
}
