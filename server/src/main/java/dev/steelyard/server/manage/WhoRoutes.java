package dev.steelyard.server.manage;

import dev.steelyard.admin.audit.PermissionHolders;
import dev.steelyard.admin.audit.ReadPermissionHolders;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.search.Page;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filter;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /audit/who}: who could do something, and by whose acts. */
final class WhoRoutes {
    private final ReadPermissionHolders whoCould;

    WhoRoutes(ReadPermissionHolders whoCould) {
        this.whoCould = whoCould;
    }

    Reply who(Call call) {
        var page = call.page();
        var permission = needed(call, Filters.PERMISSION);
        var application = needed(call, Filters.APPLICATION);
        return Replies.one(
                call,
                whoCould.who(call.actor(), permission, application, call.filter(Filters.AT), page),
                holders -> json(call, holders, page));
    }

    private static <T> T needed(Call call, Filter<T> filter) {
        var value = call.filter(filter);
        if (value == null) {
            throw ApiError.invalid(filter.name(), "It is missing");
        }
        return value;
    }

    private static Map<String, @Nullable Object> json(
            Call call, PermissionHolders holders, Page page) {
        var all = holders.holders();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("permission", holders.permission());
        json.put("application", holders.application().hex());
        json.put("at", Members.time(holders.at()));
        json.put("complete_since", Members.time(holders.completeSince()));
        json.put("application_ceiling", act(holders.applicationCeiling()));
        json.put("reseller_ceiling", act(holders.resellerCeiling()));
        json.put("data", all.stream().map(WhoRoutes::holder).toList());
        json.put(
                "next", all.size() == page.limit() ? Cursors.next(call, all.getLast().id()) : null);
        return json;
    }

    private static Map<String, @Nullable Object> holder(PermissionHolders.Holder holder) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("principal", holder.type() + ":" + holder.id());
        json.put("roles", holder.roles().stream().map(WhoRoutes::role).toList());
        return json;
    }

    private static Map<String, @Nullable Object> role(PermissionHolders.Through through) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", through.role());
        json.put("name", through.name());
        json.put("given", act(through.given()));
        json.put("permitted", act(through.permitted()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> act(@Nullable AuditEvent act) {
        if (act == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", act.id().hex());
        json.put("at", Members.time(act.at()));
        json.put("actor", act.actor());
        json.put("action", act.action());
        json.put("request", act.origin().request());
        return json;
    }
}
