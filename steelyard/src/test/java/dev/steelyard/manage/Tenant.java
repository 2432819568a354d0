package dev.steelyard.manage;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A reseller with one application, and a token of its staff that may do all that it can. */
record Tenant(String reseller, String application, String token) {
    /** All that a reseller's staff can hold. */
    static final Set<ManagementPermission> ALL =
            EnumSet.allOf(ManagementPermission.class).stream()
                    .filter(permission -> !permission.operatorOnly())
                    .collect(Collectors.toSet());

    static Tenant make(Steelyard steelyard, String name) {
        var reseller =
                steelyard
                        .post(steelyard.operator, "/resellers", Map.of("name", name))
                        .expect(201)
                        .text("_id");
        var token = steelyard.token(new Authority.OfReseller(new Id<>(reseller)), ALL);
        var application =
                steelyard
                        .post(
                                token,
                                "/applications",
                                Map.of("name", name + " Lane", "company", name + " Ltd"))
                        .expect(201)
                        .text("_id");
        return new Tenant(reseller, application, token);
    }

    Authority authority() {
        return new Authority.OfReseller(new Id<>(reseller));
    }

    String path(String below) {
        return "/applications/" + application + below;
    }

    /** The id of a new role. */
    String role(Steelyard steelyard, String name, String... permissions) {
        return steelyard
                .post(token, path("/roles"), Map.of("name", name, "permissions", permissions))
                .expect(201)
                .text("_id");
    }

    /** A new confidential client for client credentials. */
    Answered client(Steelyard steelyard, String... roles) {
        return steelyard
                .post(
                        token,
                        path("/clients"),
                        Map.of(
                                "name",
                                "Integration",
                                "type",
                                "confidential",
                                "grant_types",
                                Set.of("client_credentials"),
                                "roles",
                                roles))
                .expect(201);
    }
}
