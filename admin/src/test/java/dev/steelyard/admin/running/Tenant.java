package dev.steelyard.admin.running;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A reseller with one application.
 *
 * @param staff acts for the reseller with all permissions that its staff can have
 */
public record Tenant(String reseller, String application, Actor staff) {
    /** All that a reseller's staff can hold. */
    public static final Set<ManagementPermission> ALL =
            EnumSet.allOf(ManagementPermission.class).stream()
                    .filter(permission -> !permission.operatorOnly())
                    .collect(Collectors.toSet());

    public static Tenant create(Administration admin, String name) {
        var reseller =
                admin.post(admin.operator, "/resellers", Map.of("name", name)).done().text("_id");
        var staff = admin.actor(new Authority.OfReseller(new Id<>(reseller)), ALL);
        var application =
                admin.post(
                                staff,
                                "/applications",
                                Map.of("name", name + " Lane", "company", name + " Ltd"))
                        .done()
                        .text("_id");
        return new Tenant(reseller, application, staff);
    }

    public Authority authority() {
        return new Authority.OfReseller(new Id<>(reseller));
    }

    public String path(String below) {
        return "/applications/" + application + below;
    }

    /** The id of a new role. */
    public String role(Administration admin, String name, String... permissions) {
        return admin.post(
                        staff,
                        path("/roles"),
                        Map.of("name", name, "permissions", Set.of(permissions)))
                .done()
                .text("_id");
    }

    /** A new confidential client for client credentials. */
    public Result client(Administration admin, String... roles) {
        return admin.post(
                        staff,
                        path("/clients"),
                        Map.of(
                                "name",
                                "Integration",
                                "type",
                                "confidential",
                                "grant_types",
                                Set.of("client_credentials"),
                                "roles",
                                Set.of(roles)))
                .done();
    }
}
