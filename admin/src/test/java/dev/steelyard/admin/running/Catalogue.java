package dev.steelyard.admin.running;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The permissions that tests are about. */
public record Catalogue(String resourceServer) {
    public static Catalogue create(Administration admin) {
        var server =
                admin.post(
                                admin.operator,
                                "/resource-servers",
                                Map.of(
                                        "identifier",
                                        "https://api.example.com",
                                        "name",
                                        "Weighing",
                                        "standard",
                                        true))
                        .done()
                        .text("_id");
        var catalogue = new Catalogue(server);
        catalogue.permission(admin, "documents:read", false, "user", "client");
        catalogue.permission(admin, "documents:write", false, "user", "client");
        catalogue.permission(admin, "tickets:sign", false, "user");
        catalogue.permission(admin, "users:manage", true, "user", "client");
        return catalogue;
    }

    public Result permission(
            Administration admin, String name, boolean special, String... holders) {
        return admin.put(
                        admin.operator,
                        "/permissions/" + name,
                        Map.of(
                                "resource_server",
                                resourceServer,
                                "label",
                                "Something about " + name.replace(':', ' '),
                                "holders",
                                List.of(holders),
                                "special",
                                special))
                .done();
    }

    public static Map<String, Object> operation(String method, String path, String permission) {
        return Map.of("method", method, "path", path, "permission", permission);
    }

    public static Map<String, Object> ceiling(String... permissions) {
        return Map.of("permissions", Set.of(permissions));
    }
}
