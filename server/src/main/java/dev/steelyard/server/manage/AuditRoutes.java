package dev.steelyard.server.manage;

import dev.steelyard.admin.audit.ReadAudit;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.seal.EventForm;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
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
        return Replies.page(
                call, audit.list(call.actor(), filter(call), page), AuditRoutes::json, page, "_id");
    }

    private static AuditFilter filter(Call call) {
        var type = call.filter(Filters.THING_TYPE);
        var thing = call.filter(Filters.THING);
        if (thing != null && type == null) {
            throw ApiError.invalid("type", "Of what the id is, such as role");
        }
        return new AuditFilter(
                call.filter(Filters.RESELLER),
                call.filter(Filters.APPLICATION),
                call.filter(Filters.ACTOR),
                call.filter(Filters.ACTION),
                type,
                thing,
                call.filter(Filters.REQUEST),
                call.filter(Filters.FROM),
                call.filter(Filters.UNTIL));
    }

    private static Map<String, @Nullable Object> json(AuditEvent event) {
        var json = EventForm.members(event);
        json.put("batch", event.batch());
        return json;
    }
}
