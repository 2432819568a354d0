package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * End-to-end check of dynamic client registration with an initial access token (RFC 7591, RFC
 * 7592).
 */
public final class SelfRegistration {
    private static final Map<String, String> FORM = Map.of("grant_type", "client_credentials");

    private final CheckContext scene;
    private final Integration integration;

    public SelfRegistration(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.integration = integration;
    }

    public void run() {
        var steps = scene.steps();
        var provider = scene.provider();
        var token = steps.have("the reseller issues a token for one client", this::issued);
        var registered =
                steps.have(
                        "the client registers itself",
                        () -> {
                            var answer = provider.register(token, metadata("Scale 7")).expect(201);
                            return new StepResult<>(answer, described(answer));
                        });
        var client =
                new Client(
                        registered.text("client_id"),
                        registered.text("client_secret"),
                        registered.text("api_key"),
                        "");
        steps.see(
                "GET documents with its token and API key",
                () -> {
                    var tokens = Tokens.of(provider.token(client, FORM));
                    return ClientCredentials.documents(
                            scene.api().documents(scene.application(), Caller.of(client, tokens)));
                });
        steps.see(
                "a second client by the same token",
                () ->
                        RefusalCheck.byProvider(
                                provider.register(token, metadata("Scale 8")),
                                401,
                                "invalid_token"));
        var changed = steps.have("it renames itself", () -> renamed(registered));
        steps.see(
                "its former token, now that the newer one was used",
                () ->
                        RefusalCheck.byProvider(
                                managed("GET", registered, Map.of()), 401, "invalid_token"));
        steps.see("it deletes itself", () -> managed("DELETE", changed, Map.of()).expect(204) + "");
        steps.soon(
                "its secret then",
                () -> RefusalCheck.byProvider(provider.token(client, FORM), 401, "invalid_client"));
    }

    private StepResult<String> issued() {
        var answer =
                scene.reseller()
                        .post(
                                "/applications/" + scene.application() + "/initial-access-tokens",
                                Map.of(
                                        "name",
                                        "Scales",
                                        "grant_types",
                                        List.of("client_credentials"),
                                        "roles",
                                        List.of(integration.role()),
                                        "expires",
                                        Instant.now()
                                                .plus(1, ChronoUnit.DAYS)
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toString()))
                        .expect(201);
        var token = answer.text("initial_access_token");
        Mismatch.unless(token.startsWith("sy_it_"), "a token that scanners find", "another");
        return new StepResult<>(token, "201 with initial_access_token sy_it_…");
    }

    private static Map<String, Object> metadata(String name) {
        return Map.of("client_name", name, "grant_types", List.of("client_credentials"));
    }

    private static String described(Answer answer) {
        Mismatch.unless(
                answer.text("registration_access_token").startsWith("sy_rg_"),
                "a registration access token",
                "another");
        return "201 with client_secret, api_key and registration_access_token";
    }

    private StepResult<Answer> renamed(Answer registered) {
        var answer =
                managed(
                                "PUT",
                                registered,
                                Map.of(
                                        "client_id",
                                        registered.text("client_id"),
                                        "client_name",
                                        "Scale 9",
                                        "grant_types",
                                        List.of("client_credentials")))
                        .expect(200);
        var read = managed("GET", answer, Map.of()).expect(200);
        Mismatch.unless(read.text("client_name").equals("Scale 9"), "the new name", read);
        return new StepResult<>(answer, "200, with another registration access token");
    }

    private Answer managed(String method, Answer registered, Map<String, ?> body) {
        return scene.provider()
                .registration(
                        method,
                        URI.create(registered.text("registration_client_uri")),
                        registered.text("registration_access_token"),
                        body);
    }
}
