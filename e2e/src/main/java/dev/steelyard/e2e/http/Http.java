package dev.steelyard.e2e.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** HTTP client of the end-to-end checks, which follows no redirects and stores no cookies. */
public final class Http {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client;

    public Http() {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(LIMIT)
                        .build());
    }

    /**
     * @param client that follows no redirect
     */
    public Http(HttpClient client) {
        this.client = client;
    }

    public Answer send(HttpRequest.Builder builder) {
        var request = builder.timeout(LIMIT).build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
