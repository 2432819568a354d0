package dev.steelyard.e2e.protocol;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/**
 * End-to-end check of {@code steelyard guard}, which allows or refuses API requests for a proxy
 * (nginx's {@code auth_request} and AuthZEN).
 */
public final class ProxyDecisions {
    /** What callers of evaluations send. */
    public static final String SECRET = "evaluations-of-a-check-of-the-main-job";

    private static final String DOCUMENTS = "/collections/tickets/documents";

    private final CheckContext scene;
    private final Client client;
    private final String guard;

    /**
     * @param guard where it listens
     */
    public ProxyDecisions(CheckContext scene, Integration integration, String guard) {
        this.scene = scene;
        this.client = integration.client();
        this.guard = guard;
    }

    /** Whether it has heard from the server. */
    public boolean ready() {
        try {
            var health = HttpRequest.newBuilder(URI.create(guard + "/health/ready"));
            return scene.http().send(health).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public void run() {
        var steps = scene.steps();
        var token = scene.provider().clientCredentials(client).accessToken();
        steps.see(
                "GET documents, which the client may",
                () -> {
                    var answer = ask("GET", "/" + scene.application() + DOCUMENTS, token);
                    answer.expect(200);
                    Mismatch.unless(
                            answer.header("Steelyard-Client").equals(client.id()),
                            "Steelyard-Client: the client",
                            answer);
                    return answer + ", with who it is";
                });
        steps.see(
                "GET documents without a token",
                () ->
                        ask("GET", "/" + scene.application() + DOCUMENTS, null)
                                .expect(401)
                                .toString());
        steps.see(
                "GET documents of the other application",
                () ->
                        ask("GET", "/" + scene.otherApplication() + DOCUMENTS, token)
                                .expect(403)
                                .toString());
        steps.see("AuthZEN: what the client may do, asked without a token", this::evaluate);
    }

    /** A caller that has authenticated the client by itself, and has no token of it. */
    private String evaluate() {
        var allowed = ask(question("GET", DOCUMENTS));
        Mismatch.unless(
                allowed.body().equals("{\"decision\":true}"), "a decision and no more", allowed);
        var once = ask(question("POST", "/invite"));
        Mismatch.unless(once.body().contains("permission_missing"), "permission_missing", once);
        var again = ask(question("POST", "/invite"));
        Mismatch.unless(again.body().equals(once.body()), "an equal body", again);
        return "true, then false twice with equal bodies";
    }

    private String question(String method, String path) {
        return """
        {"subject":{"type":"client","id":"%s"},"action":{"name":"%s"},
         "resource":{"type":"route","id":"/%s%s"}}"""
                .formatted(client.id(), method, scene.application(), path);
    }

    private Answer ask(String tuple) {
        return scene.http()
                .send(
                        HttpRequest.newBuilder(URI.create(guard + "/access/v1/evaluation"))
                                .header("Authorization", "Bearer " + SECRET)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(tuple)))
                .expect(200);
    }

    private Answer ask(String method, String path, @Nullable String token) {
        var request =
                HttpRequest.newBuilder(URI.create(guard + "/decide"))
                        .header("X-Original-Method", method)
                        .header("X-Original-URI", path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token)
                    .header("x-api-key", String.valueOf(client.apiKey()));
        }
        return scene.http().send(request);
    }
}
