package dev.steelyard.server.manage;

import dev.steelyard.admin.role.ManageRoles;
import dev.steelyard.admin.role.NewRole;
import dev.steelyard.admin.role.RolePatch;
import dev.steelyard.admin.role.RoleRemoval;
import dev.steelyard.admin.role.RoleView;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /applications/{id}/roles} and {@code /roles}. */
final class RoleRoutes {
    private final ManageRoles roles;

    RoleRoutes(ManageRoles roles) {
        this.roles = roles;
    }

    Reply list(Call call) {
        var page = call.page();
        var filter = new RoleFilter(call.filter(Filters.QUERY), call.filter(Filters.PERMISSION));
        return Answer.page(
                call,
                roles.list(call.actor(), call.id("id"), filter, page),
                RoleRoutes::json,
                page,
                "_id");
    }

    Reply create(Call call) {
        var body = call.body("name", "description", "permissions", "template");
        var command =
                new NewRole(
                        body.string("name"),
                        body.optionalString("description").orElse(null),
                        body.optionalStrings("permissions").orElse(null),
                        body.optionalString("template").orElse(null));
        Id<Application> id = call.id("id");
        return Posted.made(
                call, actor -> roles.create(actor, id, command), RoleRoutes::json, "/roles");
    }

    Reply get(Call call) {
        return Answer.one(call, roles.get(call.actor(), call.id("id")), RoleRoutes::json);
    }

    Reply update(Call call) {
        var body = call.body("name", "description", "permissions");
        var patch =
                new RolePatch(
                        body.optionalString("name").orElse(null),
                        body.optionalString("description").orElse(null),
                        body.optionalStrings("permissions").orElse(null));
        Id<Role> id = call.id("id");
        return call.isTry()
                ? Answer.tried(
                        call,
                        roles.tryUpdate(call.actor(), id, patch, call.expected()),
                        RoleRoutes::json)
                : Answer.one(
                        call,
                        roles.update(call.actor(), id, patch, call.expected()),
                        RoleRoutes::json);
    }

    Reply delete(Call call) {
        call.noBody();
        Id<Role> id = call.id("id");
        return call.isTry()
                ? Answer.tried(
                        call, roles.tryDelete(call.actor(), id, call.expected()), RoleRoutes::json)
                : Answer.one(
                        call, roles.delete(call.actor(), id, call.expected()), RoleRoutes::json);
    }

    private static Map<String, @Nullable Object> json(RoleRemoval removal) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", removal.role().id().hex());
        json.put("application", removal.role().application().hex());
        json.put("name", removal.role().name());
        json.put("dry_run", false);
        json.put("clients", json(removal.clients()));
        json.put("members", json(removal.members()));
        json.put("invitations", json(removal.invitations()));
        json.put("initial_access_tokens", json(removal.initialAccessTokens()));
        return json;
    }

    private static Map<String, Object> json(RoleRemoval.Losers<?> losers) {
        return Map.of("count", losers.count(), "ids", losers.ids().stream().map(Id::hex).toList());
    }

    private static Map<String, @Nullable Object> json(RoleView view) {
        var role = view.role();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", role.id().hex());
        json.put("application", role.application().hex());
        json.put("name", role.name());
        json.put("description", role.description());
        json.put("permissions", Members.texts(role.permissions()));
        json.put("struck_out", Members.texts(view.struckOut()));
        json.put("version", role.version());
        return json;
    }
}
