package dev.steelyard.e2e.job;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.step.Mismatch;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** {@code steelyard guard}, asked about each request in the form of nginx's auth_request. */
public final class Deciding {
    private static final String DOCUMENTS = "/collections/tickets/documents";

    private final Scene scene;
    private final Client client;
    private final String guard;

    /**
     * @param guard where it listens
     */
    public Deciding(Scene scene, Integration integration, String guard) {
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
