package dev.steelyard.guard.internal.feed;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.tls.TlsFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests from the guard to the authorization server, with limits on time and response
 * size. Follows no redirects: another host's answer would count as the server's. Thread-safe.
 */
public final class ServerConnection implements AutoCloseable {
    private static final long MAXIMUM_BODY = 4L * 1024 * 1024;

    /** Content Too Large (RFC 9110 section 15.5.14): the request, or here the answer. */
    public static final int TOO_LARGE = 413;

    private static final byte[] NOT_READ = {};

    /** An answer in JSON, of any status. */
    public record Answer(int status, Map<String, Object> body) {}

    private final HttpClient client;
    private final Duration timeout;
    private final String basic;
    private final String trustSetting;

    public ServerConnection(FeedSettings settings) {
        this.timeout = settings.timeout();
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(settings.trustedCertificates().tls())
                        .build();
        this.trustSetting = settings.trustedCertificates().setting();
        String pair = settings.resourceServer() + ':' + settings.secret();
        this.basic =
                "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Gets a public document (discovery, keys), without the secret. */
    Map<String, Object> getPublic(URI uri) {
        // A cached answer may predate the withdrawal of a key.
        var request = HttpRequest.newBuilder(uri).header("Cache-Control", "no-cache").GET();
        return success(uri, send(request));
    }

    public Map<String, Object> get(URI uri) {
        return success(uri, send(authenticated(uri).GET()));
    }

    public Map<String, Object> post(URI uri, Map<String, ?> body) {
        return success(uri, postForAnswer(uri, body));
    }

    /** Posts where a refusal is an answer too. */
    public Answer postForAnswer(URI uri, Map<String, ?> body) {
        var json = HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(body));
        return send(authenticated(uri).header("Content-Type", "application/json").POST(json));
    }

    /** Posts where only the status matters: an older server may answer anything. */
    public int postForStatus(URI uri, String json) {
        HttpRequest request =
                authenticated(uri)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        HttpResponse.BodyHandler<Void> body =
                answer -> new LimitedBody<>(BodySubscribers.discarding(), MAXIMUM_BODY);
        return await(request, body).statusCode();
    }

    private HttpRequest.Builder authenticated(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", basic);
    }

    /**
     * Opens a stream: the time limit applies to the headers, not to the body.
     *
     * @return null where the server has no stream
     */
    @Nullable InputStream stream(URI uri) {
        HttpRequest request =
                authenticated(uri)
                        .header("Accept", "text/event-stream")
                        .header("Cache-Control", "no-store")
                        .GET()
                        .build();
        HttpResponse<InputStream> response = await(request, BodyHandlers.ofInputStream());
        int status = response.statusCode();
        if (status == 200 && isEvents(response)) return response.body();
        close(response.body());
        // A server one version older doesn't know the path.
        if (status == 404 || status == 405) return null;
        throw refusal(uri, status);
    }

    private static boolean isEvents(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("text/event-stream");
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // the body is not read, so nothing is lost
        }
    }

    /** The body of a successful answer. */
    public static Map<String, Object> success(URI uri, Answer answer) {
        if (answer.status() != 200) throw refusal(uri, answer.status());
        return answer.body();
    }

    private static StateUnavailable refusal(URI uri, int status) {
        String what =
                switch (status) {
                    case 401 -> ": the server refuses this API's id or secret";
                    case TOO_LARGE -> ": too much for one call";
                    default -> " answered " + status;
                };
        return new StateUnavailable(uri.getPath() + what);
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.header("Accept", "application/json").build();
        HttpResponse<byte[]> response = await(request, ServerConnection::body);
        if (response.body() == NOT_READ) return new Answer(TOO_LARGE, Map.of());
        return new Answer(response.statusCode(), JsonMemberReader.object(response.body()));
    }

    private static BodySubscriber<byte[]> body(ResponseInfo response) {
        long length = response.headers().firstValueAsLong("Content-Length").orElse(0);
        return length > MAXIMUM_BODY
                ? BodySubscribers.replacing(NOT_READ)
                : new LimitedBody<>(BodySubscribers.ofByteArray(), MAXIMUM_BODY);
    }

    private <T> HttpResponse<T> await(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        CompletableFuture<HttpResponse<T>> sent = client.sendAsync(request, body);
        try {
            // Not HttpRequest.timeout: that ends with the headers, and a body could take forever.
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new StateUnavailable("interrupted", e);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new StateUnavailable(request.uri().getPath() + " took too long", e);
        } catch (ExecutionException e) {
            String tls = TlsFailure.explain(e, request.uri(), trustSetting);
            throw new StateUnavailable(
                    tls == null
                            ? request.uri().getPath() + " can't be reached: " + e.getMessage()
                            : tls,
                    e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
