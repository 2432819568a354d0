package dev.steelyard.server.feed.change;

import dev.steelyard.domain.audit.AuditTimeFormatter;
import dev.steelyard.domain.change.Change;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.http.answer.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes principal states and changes, such as revocations, as JSON for API guards
 * (docs/guard-protocol.md).
 */
public final class FeedJsonWriter {
    private FeedJsonWriter() {}

    public static Map<String, @Nullable Object> state(PrincipalState state) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("client", state.principal().client());
        if (state.principal().user() != null) {
            json.put("user", state.principal().user());
        }
        json.put("live", state.live());
        json.put("reason", state.reason());
        var application = state.application();
        json.put("application", application == null ? null : application(application));
        json.put("authority", state.authority());
        json.put("roles", state.roles());
        json.put("permissions", state.permissions());
        json.put("confidential", state.confidential());
        json.put(
                "api_keys",
                state.apiKeys().stream()
                        .map(
                                key -> {
                                    var member = new LinkedHashMap<String, @Nullable Object>();
                                    member.put("_id", key.id());
                                    member.put("hash", key.hash());
                                    member.put("expires", millis(key.expires()));
                                    return member;
                                })
                        .toList());
        json.put("origins", state.origins());
        json.put(
                "revoked",
                state.revoked().stream()
                        .map(r -> revoked(r.kind().name(), r.value(), r.until()))
                        .toList());
        json.put("depends", state.dependsOn());
        return json;
    }

    public static Map<String, @Nullable Object> application(ApplicationState application) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", application.id());
        json.put("name", application.name());
        json.put("company", application.company());
        json.put("expiry", optional(application.expiry()));
        json.put("stops", optional(application.stops()));
        json.put("stopped", application.stopped());
        var reseller = application.reseller();
        if (reseller != null) {
            var contact = new LinkedHashMap<String, @Nullable Object>();
            contact.put("name", reseller.name());
            contact.put("page", reseller.page());
            json.put("reseller", contact);
        }
        return json;
    }

    static Map<String, @Nullable Object> change(Change change) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("seq", change.seq());
        json.put("keys", change.keys().stream().map(ChangeKey::text).toList());
        var revoked = change.revoked();
        if (revoked != null) {
            json.put("revoked", revoked(revoked.kind().name(), revoked.value(), revoked.until()));
        }
        return json;
    }

    /** The JSON text of a change, as in a stream. */
    static String text(Change change) {
        return Json.MAPPER.writeValueAsString(change(change));
    }

    private static Map<String, Object> revoked(String kind, String value, Instant until) {
        return Map.of(
                "kind",
                kind.toLowerCase(Locale.ROOT),
                "value",
                value,
                "until",
                until.toEpochMilli());
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    /** ISO 8601 with milliseconds. */
    public static String time(Instant instant) {
        return AuditTimeFormatter.text(instant);
    }

    private static @Nullable String optional(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }
}
