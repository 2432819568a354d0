package dev.steelyard.server.manage;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.manage.ReadAudit;
import dev.steelyard.domain.seal.EventForm;
import dev.steelyard.server.http.Reply;
import java.util.Map;
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
        var json = EventForm.members(event);
        json.put("batch", event.batch());
        return json;
    }
}
