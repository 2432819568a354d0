package dev.steelyard.guard.helidon;

import dev.steelyard.guard.ResourceMetadata;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import dev.steelyard.guard.web.WebResponse;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Writes the guard's refusals and the API's own errors to Helidon responses, in the JSON format
 * that the caller accepts. Thread-safe.
 */
public final class ErrorResponseWriter {
    private final InstantSource clock;

    public ErrorResponseWriter(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Writes a refusal of the guard, with its headers. */
    public void refuse(ServerRequest request, ServerResponse response, Refusal refusal) {
        write(request, response, WebResponse.of(refusal, accept(request), now()));
    }

    /** Writes an error of the API itself. */
    public void fail(ServerRequest request, ServerResponse response, ErrorBody body) {
        write(request, response, WebResponse.of(body, Map.of(), accept(request), now()));
    }

    /** Writes the metadata, readable by pages of every origin. */
    public void metadata(
            ServerRequest request, ServerResponse response, ResourceMetadata metadata) {
        write(request, response, WebResponse.of(metadata));
    }

    private static List<String> accept(ServerRequest request) {
        return RequestReader.every(request, HeaderNames.ACCEPT);
    }

    /** Writes the complete answer; nothing may follow. */
    static void write(ServerRequest request, ServerResponse response, WebResponse answer) {
        response.status(answer.status());
        headers(response, answer.headers());
        send(request, response, answer.bytes());
    }

    static void headers(ServerResponse response, Map<String, String> headers) {
        headers.forEach(
                (name, value) -> {
                    // Other filters may add to Vary.
                    if (name.equals("Vary")) response.headers().add(HeaderNames.VARY, value);
                    else response.header(name, value);
                });
    }

    /** Writes an answer that is not cached and whose content type is not guessed. */
    public static void send(
            ServerRequest request, ServerResponse response, int status, String type, byte[] body) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, type);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
        send(request, response, body);
    }

    private static void send(ServerRequest request, ServerResponse response, byte[] body) {
        // RFC 9110 section 9.3.2: "MUST NOT send content in the response".
        if (request.prologue().method().text().equals("HEAD") || body.length == 0) response.send();
        else response.send(body);
    }
}
