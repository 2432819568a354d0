package dev.steelyard.server.manage;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.manage.ReadAudit;
import dev.steelyard.server.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /audit}. */
final class AuditRoutes {
    private final ReadAudit audit;

    AuditRoutes(ReadAudit audit) {
        this.audit = audit;
    }

    Reply list(Call call) {
        var page = call.page();
        return Answer.page(call, audit.list(call.actor(), page), AuditRoutes::json, page, "_id");
    }

    private static Map<String, @Nullable Object> json(AuditEvent event) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", event.id().hex());
        json.put("at", Members.time(event.at()));
        json.put("actor", event.actor());
        json.put("action", event.action());
        json.put("subject", event.subject());
        json.put("reseller", Members.text(event.reseller()));
        json.put("source", event.source());
        json.put("request", event.request());
        json.put("detail", new TreeMap<>(event.detail()));
        return json;
    }
}
