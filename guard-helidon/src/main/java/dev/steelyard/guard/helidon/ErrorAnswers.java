package dev.steelyard.guard.helidon;

import dev.steelyard.guard.ResourceMetadata;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes refusals and other errors in the form that the caller accepts. Thread-safe. */
public final class ErrorAnswers {
    private final InstantSource clock;

    public ErrorAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /** What the guard refuses, with the headers that belong to it. */
    public void refuse(ServerRequest request, ServerResponse response, Refusal refusal) {
        refusal.headers().forEach((name, value) -> response.header(name, value));
        fail(request, response, ErrorBody.of(refusal));
    }

    /** An error of the API's own. */
    public void fail(ServerRequest request, ServerResponse response, ErrorBody body) {
        Instant now = clock.instant();
        String accept = String.join(",", request.headers().all(HeaderNames.ACCEPT, List::of));
        boolean problem = ErrorBody.wantsProblem(accept);
        String text = problem ? body.problem(now) : body.platform(now);
        String type = problem ? ErrorBody.PROBLEM_JSON : "application/json";
        send(request, response, body.status(), type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Public, and for pages of every origin. */
    public void metadata(
            ServerRequest request, ServerResponse response, ResourceMetadata metadata) {
        response.headers().set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        byte[] json = metadata.json().getBytes(StandardCharsets.UTF_8);
        send(request, response, 200, "application/json", json);
    }

    /** An answer that nobody keeps, and that is read as what it says it is. */
    public static void send(
            ServerRequest request, ServerResponse response, int status, String type, byte[] body) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, type);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
        // RFC 9110 section 9.3.2: "MUST NOT send content in the response".
        if (request.prologue().method().text().equals("HEAD")) response.send();
        else response.send(body);
    }
}
