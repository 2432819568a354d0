package dev.steelyard.manage;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The permissions that tests are about, made through the API. */
record Platform(String resourceServer) {
    static Platform make(Steelyard steelyard) {
        var server =
                steelyard
                        .post(
                                steelyard.operator,
                                "/resource-servers",
                                Map.of(
                                        "identifier",
                                        "https://api.example.com",
                                        "name",
                                        "Weighing",
                                        "standard",
                                        true))
                        .expect(201)
                        .text("_id");
        var platform = new Platform(server);
        platform.permission(steelyard, "documents:read", false, "user", "client");
        platform.permission(steelyard, "documents:write", false, "user", "client");
        platform.permission(steelyard, "tickets:sign", false, "user");
        platform.permission(steelyard, "users:manage", true, "user", "client");
        return platform;
    }

    Answered permission(Steelyard steelyard, String name, boolean special, String... holders) {
        return steelyard
                .put(
                        steelyard.operator,
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
                .expect(200);
    }

    static Map<String, Object> operation(String method, String path, String permission) {
        return Map.of("method", method, "path", path, "permission", permission);
    }

    static Map<String, Object> ceiling(String... permissions) {
        return Map.of("permissions", Set.of(permissions));
    }
}
