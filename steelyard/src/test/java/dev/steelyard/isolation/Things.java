package dev.steelyard.isolation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One reseller's things, made anew for each try by the operator: the try may end them. */
final class Things {
    private final World world;
    private final String reseller;
    private final String application;
    private final String memberEmail;
    private final String member;
    private final String staff;

    Things(World world, String name) {
        this.world = world;
        reseller = make("/resellers", Map.of("name", name));
        application =
                make(
                        "/applications",
                        Map.of("reseller", reseller, "name", name, "company", name + " Ltd"));
        memberEmail = "member@" + name.toLowerCase(Locale.ROOT) + ".example.com";
        member = world.user(memberEmail);
        staff = world.user("staff@" + name.toLowerCase(Locale.ROOT) + ".example.com");
        staff();
    }

    private String make(String path, Object body) {
        return world.asOperator("POST", path, body).path("_id").asString();
    }

    String reseller() {
        return reseller;
    }

    String application() {
        return application;
    }

    /** One that no other try has touched. */
    String anotherApplication() {
        return application(reseller);
    }

    private String application(String owner) {
        return make(
                "/applications",
                Map.of("reseller", owner, "name", world.name("App"), "company", "Any Ltd"));
    }

    String anotherReseller() {
        return make("/resellers", Map.of("name", world.name("Reseller")));
    }

    /** An application that is offered to somebody else. */
    String offered() {
        var offered = anotherApplication();
        make("/applications/" + offered + "/transfer", Map.of("reseller", anotherReseller()));
        return offered;
    }

    /** Of an application that somebody else offers to this reseller. */
    Map<String, Object> acceptance() {
        var foreign = application(anotherReseller());
        var code =
                world.asOperator(
                                "POST",
                                "/applications/" + foreign + "/transfer",
                                Map.of("reseller", reseller))
                        .path("code")
                        .asString();
        if (world.isFrozen(this)) {
            return Map.of("code", code, "seen", "");
        }
        var looked =
                world.asOperator("POST", "/transfers/accept?dry_run=true", Map.of("code", code));
        return Map.of("code", code, "seen", looked.path("seen").asString());
    }

    String role() {
        return make("/applications/" + application + "/roles", newRole());
    }

    Map<String, Object> newRole() {
        return Map.of("name", world.name("Role"), "permissions", List.of("documents:read"));
    }

    String client() {
        return make("/applications/" + application + "/clients", newClient());
    }

    Map<String, Object> newClient() {
        return Map.of(
                "name",
                world.name("Client"),
                "type",
                "confidential",
                "grant_types",
                Set.of("client_credentials", "authorization_code"),
                "redirect_uris",
                List.of("https://app.example.com/callback"));
    }

    String initialAccessToken() {
        return make(
                "/applications/" + application + "/initial-access-tokens", newInitialAccessToken());
    }

    Map<String, Object> newInitialAccessToken() {
        return Map.of(
                "name",
                world.name("Token"),
                "grant_types",
                List.of("client_credentials"),
                "expires",
                "2026-12-31T09:00:00.000Z");
    }

    /** A client that registered itself. */
    String registered() {
        var made =
                world.asOperator(
                        "POST",
                        "/applications/" + application + "/initial-access-tokens",
                        newInitialAccessToken());
        return world.register(made.path("initial_access_token").asString());
    }

    /** A client and one of its secrets or keys. */
    String[] credential(String segment) {
        var client = client();
        var credentials = world.asOperator("GET", "/clients/" + client + "/" + segment, null);
        return new String[] {client, first(credentials)};
    }

    private static String first(JsonNode list) {
        return list.path("data").path(0).path("_id").asString();
    }

    /** Somebody whom no other try needs. */
    String person() {
        return world.user(world.name("person") + "@example.com");
    }

    /** The reference under which a client was refused a token. */
    String refusal() {
        return world.refusal(client());
    }

    String[] session() {
        var user = person();
        return new String[] {user, world.session(user)};
    }

    /** A client, and the member who allowed it what it asked for. */
    List<String> consent() {
        var user = member()[1];
        var client = client();
        world.consent(user, client);
        return List.of(client, user);
    }

    String[] member() {
        world.member(application, memberEmail, member);
        return new String[] {application, member};
    }

    /** What a receiver in the reseller's name is told. */
    String eventStream() {
        return world.eventStream(reseller);
    }

    String pausedStream() {
        var stream = eventStream();
        world.asOperator("POST", "/event-streams/" + stream + "/pause", Map.of());
        return stream;
    }

    String invitation() {
        return make(
                "/applications/" + application + "/invitations",
                Map.of("email", world.name("guest") + "@example.com", "roles", List.of()));
    }

    /** A mail that the mail server refused for good. */
    String failedMail() {
        return world.failedMail();
    }

    Map<String, Object> mailTest() {
        return Map.of("email", world.name("reader") + "@example.com");
    }

    String staff() {
        world.asOperator(
                "PUT", "/staff/" + staff, Map.of("authority", reseller, "permissions", List.of()));
        return staff;
    }

    String resourceServer() {
        return make("/resource-servers", newResourceServer());
    }

    Map<String, Object> newResourceServer() {
        return Map.of(
                "identifier", "https://" + world.name("api-") + ".example.com", "name", "An API");
    }

    String[] resourceServerSecret() {
        var server = resourceServer();
        return new String[] {
            server, first(world.asOperator("GET", "/resource-servers/" + server + "/secrets", null))
        };
    }

    String permission() {
        var name = world.name("things") + ":read";
        world.asOperator("PUT", "/permissions/" + name, newPermission());
        return name;
    }

    Map<String, Object> newPermission() {
        return Map.of("resource_server", world.api(), "label", "Read", "holders", List.of("user"));
    }

    String template() {
        var name = world.name("Template");
        world.asOperator("PUT", "/templates/" + name, Map.of("permissions", List.of()));
        return name;
    }
}
