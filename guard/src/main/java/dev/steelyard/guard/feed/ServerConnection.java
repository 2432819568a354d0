package dev.steelyard.guard.feed;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.state.StateUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to the server, limited in time and size, without redirects: with one, the server's word
 * would become that of whoever it points to. Thread-safe.
 */
final class ServerConnection implements AutoCloseable {
    private static final long MAXIMUM_BODY = 4L * 1024 * 1024;

    /** An answer that is JSON, whatever its status. */
    record Answer(int status, Map<String, Object> body) {}

    private final HttpClient client;
    private final Duration timeout;
    private final String basic;

    ServerConnection(FeedSettings settings) {
        this.timeout = settings.timeout();
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        String pair = settings.resourceServer() + ':' + settings.secret();
        this.basic =
                "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** What anybody may read: discovery and keys. The secret doesn't go there. */
    Map<String, Object> getPublic(URI uri) {
        // What a cache on the way kept may be from before a key was withdrawn.
        var request = HttpRequest.newBuilder(uri).header("Cache-Control", "no-cache").GET();
        return success(uri, send(request));
    }

    Map<String, Object> get(URI uri) {
        return success(uri, send(authenticated(uri).GET()));
    }

    Map<String, Object> post(URI uri, Map<String, ?> body) {
        return success(uri, postForAnswer(uri, body));
    }

    /** For calls whose refusals are answers too. */
    Answer postForAnswer(URI uri, Map<String, ?> body) {
        var json = HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(body));
        return send(authenticated(uri).header("Content-Type", "application/json").POST(json));
    }

    private HttpRequest.Builder authenticated(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", basic);
    }

    private static Map<String, Object> success(URI uri, Answer answer) {
        if (answer.status() == 401) {
            throw new StateUnavailable(
                    uri.getPath() + ": the server refuses this API's id or secret");
        }
        if (answer.status() != 200) {
            throw new StateUnavailable(uri.getPath() + " answered " + answer.status());
        }
        return answer.body();
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.header("Accept", "application/json").build();
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAXIMUM_BODY);
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, body);
        try {
            // Not HttpRequest.timeout: that ends with the headers, and a body could last forever.
            var response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), Json.object(response.body()));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new StateUnavailable("interrupted", e);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new StateUnavailable(request.uri().getPath() + " took too long", e);
        } catch (ExecutionException e) {
            throw new StateUnavailable(
                    request.uri().getPath() + " can't be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
