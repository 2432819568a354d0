package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.http.answer.Json;
import dev.steelyard.manage.Deployment;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Two resellers at work and one that is frozen, all three with things, and everybody's tokens. */
final class World implements AutoCloseable {
    private static final String RESOURCE = "https://api.example.com";

    private final Deployment deployment = new Deployment();
    private final AtomicInteger names = new AtomicInteger();
    private final String api;
    private final Things north;
    private final Things frozen;
    private final String other;
    private final String frozenToken;
    private final String clientToken;
    private final String userToken;

    World() {
        api =
                asOperator(
                                "POST",
                                "/resource-servers",
                                Map.of("identifier", RESOURCE, "name", "API", "standard", true))
                        .path("_id")
                        .asString();
        asOperator(
                "PUT",
                "/permissions/documents:read",
                Map.of(
                        "resource_server",
                        api,
                        "label",
                        "Read documents",
                        "holders",
                        List.of("user", "client")));
        north = new Things(this, "North");
        frozen = new Things(this, "Frozen");
        other = deployment.token(authority(new Things(this, "South")), resellers());
        frozenToken = deployment.token(authority(frozen), resellers());
        asOperator("PATCH", "/resellers/" + frozen.reseller(), Map.of("standing", "frozen"));
        var client =
                asOperator(
                        "POST",
                        "/applications/" + north.application() + "/clients",
                        north.newClient());
        var id = client.path("_id").asString();
        var secret = client.path("client_secret").asString();
        clientToken = deployment.token(id, secret);
        userToken = deployment.userToken(north.member()[1], id, secret, RESOURCE);
    }

    private static Authority authority(Things things) {
        return new Authority.OfReseller(new Id<>(things.reseller()));
    }

    private static Set<ManagementPermission> resellers() {
        var all = EnumSet.allOf(ManagementPermission.class);
        all.removeIf(ManagementPermission::operatorOnly);
        return all;
    }

    boolean isFrozen(Things things) {
        return things == frozen;
    }

    /** Whose things the caller tries. */
    Things things(Caller caller) {
        return caller == Caller.FROZEN ? frozen : north;
    }

    /**
     * @param needed the permission that the operation says it needs; null: none
     */
    @Nullable String token(Caller caller, @Nullable String needed) {
        var permission = needed == null ? null : ManagementPermission.parse(needed).orElseThrow();
        return switch (caller) {
            case OPERATOR -> deployment.operator();
            case OWNER -> owner(permission);
            case OWNER_WITHOUT -> {
                var rest = EnumSet.copyOf(resellers());
                rest.remove(permission);
                yield deployment.token(authority(north), rest);
            }
            case FROZEN -> frozenToken;
            case OTHER -> other;
            case CLIENT -> clientToken;
            case USER -> userToken;
            case NOBODY -> null;
        };
    }

    private String owner(@Nullable ManagementPermission needed) {
        return deployment.token(
                authority(north),
                needed == null || needed.operatorOnly() ? resellers() : EnumSet.of(needed));
    }

    Answer call(
            @Nullable String token,
            String method,
            String path,
            @Nullable Object body,
            String... headers) {
        var response = deployment.call(token, method, path, body, headers);
        var text = response.body();
        var type = response.headers().firstValue("content-type").orElse("");
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("etag").orElse(""),
                text,
                type.equals("application/json")
                        ? Json.MAPPER.readTree(text)
                        : StringNode.valueOf(text));
    }

    JsonNode asOperator(String method, String path, @Nullable Object body) {
        var answer = call(deployment.operator(), method, path, body);
        assertThat(answer.status()).as(method + " " + path + answer.text()).isBetween(200, 204);
        return answer.json();
    }

    /** The newest of all that was done to anything, except to make tokens for the callers. */
    Optional<String> done() {
        return deployment.done();
    }

    List<AuditEvent> events() {
        return deployment.events();
    }

    String session(String user) {
        return deployment.session(user);
    }

    void consent(String user, String client) {
        deployment.consent(user, client, RESOURCE);
    }

    String refusal(String client) {
        return deployment.refusal(client);
    }

    String failedMail() {
        return deployment.failedMail(name("reader") + "@example.com");
    }

    String eventStream(String reseller) {
        return deployment.eventStream(new Authority.OfReseller(new Id<>(reseller)));
    }

    String user(String email) {
        return deployment.user(email);
    }

    /** By an initial access token; answers the client. */
    String register(String token) {
        return deployment.register(token);
    }

    /** Makes the user a member again, if the last try ended that. */
    void member(String application, String email, String user) {
        var path = "/applications/" + application;
        if (call(deployment.operator(), "GET", path + "/members/" + user, null).status() == 404) {
            var invitation = Map.of("email", email, "roles", List.of());
            asOperator("POST", path + "/invitations", invitation);
            deployment.acceptMailed(email, user);
        }
    }

    /** A name that nothing has yet. */
    String name(String beginning) {
        return beginning + names.incrementAndGet();
    }

    /** The id of the guarded API. */
    String api() {
        return api;
    }

    @Override
    public void close() {
        deployment.close();
    }

    /** What was answered. */
    record Answer(int status, String etag, String text, JsonNode json) {
        String code() {
            return json.path("error").path("code").asString("");
        }
    }
}
