package dev.steelyard.server.refusal;

import dev.steelyard.admin.explanation.ExplainedRefusal;
import dev.steelyard.admin.explanation.ExplainedRefusal.Today;
import dev.steelyard.admin.explanation.FoundRefusals;
import dev.steelyard.domain.audit.AuditTime;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.Refusal;
import dev.steelyard.domain.refusal.KeptRefusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refusals as JSON. */
public final class RefusalJson {
    private RefusalJson() {}

    /**
     * @param next the cursor of the page behind this; null: this is the last
     */
    public static Map<String, @Nullable Object> page(FoundRefusals found, @Nullable Object next) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("data", found.refusals().stream().map(RefusalJson::listed).toList());
        json.put("next", next);
        json.put("not_kept", found.notKept());
        return json;
    }

    private static Map<String, @Nullable Object> listed(KeptRefusal refusal) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", refusal.id().hex());
        json.putAll(what(refusal));
        json.putAll(whose(refusal));
        return json;
    }

    /** For whoever manages the client. */
    public static Map<String, @Nullable Object> explained(ExplainedRefusal explained) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", explained.refusal().id().hex());
        json.putAll(what(explained.refusal()));
        json.put("message", RefusalWords.message(explained));
        json.putAll(whose(explained.refusal()));
        json.putAll(today(explained, true));
        return json;
    }

    /**
     * For the client itself, which learns nothing of other roles than its own.
     *
     * @param subject what it calls the user that it acted for; null: it acted for itself, or that
     *     isn't known
     */
    public static Map<String, @Nullable Object> toClient(
            ExplainedRefusal explained, @Nullable String subject) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.putAll(what(explained.refusal()));
        json.put("message", RefusalWords.message(explained));
        json.put("client_id", explained.refusal().client().hex());
        json.put("sub", subject);
        json.putAll(today(explained, false));
        return json;
    }

    private static Map<String, @Nullable Object> what(KeptRefusal refusal) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("reference", refusal.reference());
        json.put("at", AuditTime.text(refusal.at()));
        json.put("code", refusal.code());
        json.put("method", refusal.method());
        json.put("operation", refusal.operation());
        json.put("permission", refusal.permission());
        return json;
    }

    private static Map<String, @Nullable Object> whose(KeptRefusal refusal) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("client", refusal.client().hex());
        json.put("user", hex(refusal.user()));
        json.put("application", hex(refusal.application()));
        json.put("resource_server", hex(refusal.resourceServer()));
        return json;
    }

    private static Map<String, @Nullable Object> today(
            ExplainedRefusal explained, boolean toStaff) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var at = explained.resourceServer();
        json.put("audience", at == null ? null : at.identifier());
        json.put("alike", explained.alike());
        var today = explained.now();
        json.put("now", today == null ? null : today(explained, today, toStaff));
        return json;
    }

    private static Map<String, @Nullable Object> today(
            ExplainedRefusal explained, Today today, boolean toStaff) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        Refusal dead = today.dead();
        json.put("live", dead == null && today.stopped() == null);
        json.put("reason", dead == null ? today.stopped() : dead.code());
        json.put("permitted", today.holds());
        if (toStaff) {
            json.put(
                    "lacks",
                    today.lacks().stream()
                            .map(lack -> lack.name().toLowerCase(Locale.ROOT))
                            .toList());
            var roles = today.roles();
            json.put(
                    "roles", roles == null ? null : roles.stream().map(RefusalJson::role).toList());
        }
        json.put("message", RefusalWords.now(explained));
        return json;
    }

    private static Map<String, @Nullable Object> role(Role role) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", role.id().hex());
        json.put("name", role.name());
        return json;
    }

    private static @Nullable String hex(@Nullable Id<?> id) {
        return id == null ? null : id.hex();
    }
}
