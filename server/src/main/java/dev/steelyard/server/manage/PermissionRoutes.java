package dev.steelyard.server.manage;

import dev.steelyard.admin.resource.ManagePermissions;
import dev.steelyard.admin.resource.NewPermission;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.Search;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /permissions}. */
final class PermissionRoutes {
    private final ManagePermissions permissions;

    PermissionRoutes(ManagePermissions permissions) {
        this.permissions = permissions;
    }

    Reply list(Call call) {
        return Replies.all(
                call, permissions.list(call.actor()), wanted(call), PermissionRoutes::json);
    }

    Reply get(Call call) {
        return Replies.one(
                call, permissions.get(call.actor(), call.variable("name")), PermissionRoutes::json);
    }

    Reply put(Call call) {
        var body = call.body("resource_server", "label", "holders", "surface", "special");
        var command =
                new NewPermission(
                        call.variable("name"),
                        body.<ResourceServer>id("resource_server"),
                        body.string("label"),
                        body.set(
                                "holders",
                                word -> Words.parse(PrincipalKind.class, word),
                                "An array of user, client"),
                        surface(body),
                        Objects.equals(body.bool("special"), true));
        return call.isTry()
                ? Replies.tried(
                        call,
                        permissions.tryPut(call.actor(), command, call.expected()),
                        PermissionRoutes::json)
                : Replies.one(
                        call,
                        permissions.put(call.actor(), command, call.expected()),
                        PermissionRoutes::json);
    }

    Reply delete(Call call) {
        call.noBody();
        return Replies.none(
                call, permissions.remove(call.actor(), call.variable("name"), call.expected()));
    }

    private static Predicate<Permission> wanted(Call call) {
        return call.<Permission, Search>passing(
                        Filters.QUERY, (query, one) -> query.in(one.name(), one.label()))
                .and(
                        call.passing(
                                Filters.RESOURCE_SERVER,
                                (server, one) -> one.resourceServer().equals(server)))
                .and(call.passing(Filters.HOLDER, (holder, one) -> one.holders().contains(holder)))
                .and(call.passing(Filters.SURFACE, (surface, one) -> one.surface() == surface))
                .and(call.passing(Filters.SPECIAL, (special, one) -> one.special() == special));
    }

    private static Surface surface(Body body) {
        return Words.parse(Surface.class, body.optionalString("surface").orElse("api"))
                .orElseThrow(() -> ApiError.invalid("surface", "api or mqtt"));
    }

    private static Map<String, @Nullable Object> json(Permission permission) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", permission.name());
        json.put("resource_server", permission.resourceServer().hex());
        json.put("label", permission.label());
        json.put("holders", Members.texts(permission.holders().stream().map(Words::of).toList()));
        json.put("surface", Words.of(permission.surface()));
        json.put("special", permission.special());
        json.put("version", permission.version());
        return json;
    }
}
