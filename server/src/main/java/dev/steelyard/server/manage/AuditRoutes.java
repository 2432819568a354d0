package dev.steelyard.server.manage;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.manage.ReadAudit;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.seal.EventForm;
import dev.steelyard.server.http.Reply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /audit}. */
final class AuditRoutes {
    private static final int LONGEST = 200;

    private static final String[] FILTERS = {
        "actor", "action", "type", "id", "application", "reseller", "request", "from", "until"
    };

    private final ReadAudit audit;

    AuditRoutes(ReadAudit audit) {
        this.audit = audit;
    }

    Reply list(Call call) {
        var page = call.page(FILTERS);
        return Answer.page(
                call, audit.list(call.actor(), filter(call), page), AuditRoutes::json, page, "_id");
    }

    private static AuditFilter filter(Call call) {
        var type = text(call, "type");
        var thing = text(call, "id");
        if (thing != null && type == null) {
            throw ApiError.invalid("type", "Of what the id is, such as role");
        }
        return new AuditFilter(
                call.<Reseller>idParameter("reseller"),
                call.<Application>idParameter("application"),
                text(call, "actor"),
                text(call, "action"),
                type,
                thing,
                text(call, "request"),
                call.time("from"),
                call.time("until"));
    }

    private static @Nullable String text(Call call, String name) {
        return call.parameter(name)
                .map(
                        text -> {
                            if (text.isEmpty()
                                    || text.length() > LONGEST
                                    || text.codePoints().anyMatch(Character::isISOControl)) {
                                throw ApiError.invalid(
                                        name, "1 to 200 characters, none a control character");
                            }
                            return text;
                        })
                .orElse(null);
    }

    private static Map<String, @Nullable Object> json(AuditEvent event) {
        var json = EventForm.members(event);
        json.put("batch", event.batch());
        return json;
    }
}
