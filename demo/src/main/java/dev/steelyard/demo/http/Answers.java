package dev.steelyard.demo.http;

import dev.steelyard.guard.ResourceMetadata;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers; the only place that does. */
public final class Answers {
    private final InstantSource clock;

    public Answers(InstantSource clock) {
        this.clock = clock;
    }

    void write(ServerRequest request, ServerResponse response, Answer answer) {
        switch (answer) {
            case Answer.Success success -> succeed(request, response, success);
            case Answer.Failure(int status, String code, String message) ->
                    fail(
                            request,
                            response,
                            new ErrorBody(status, code, message, RequestId.of(request)));
            case Answer.Refused(Refusal refusal) -> refuse(request, response, refusal);
        }
    }

    /** Public, and for pages of every origin. */
    void metadata(ServerRequest request, ServerResponse response, ResourceMetadata metadata) {
        response.headers().set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        byte[] json = metadata.json().getBytes(StandardCharsets.UTF_8);
        send(request, response, 200, "application/json", json);
    }

    void refuse(ServerRequest request, ServerResponse response, Refusal refusal) {
        refusal.headers().forEach((name, value) -> response.header(name, value));
        fail(request, response, ErrorBody.of(refusal));
    }

    private void succeed(ServerRequest request, ServerResponse response, Answer.Success success) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("timestamp", ErrorBody.timestamp(clock.instant()));
        body.put("data", success.data());
        if (success.next() != null) body.put("next", success.next());
        if (success.location() != null) response.header(HeaderNames.LOCATION, success.location());
        byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
        send(request, response, success.status(), "application/json", bytes);
    }

    private void fail(ServerRequest request, ServerResponse response, ErrorBody body) {
        Instant now = clock.instant();
        String accept =
                String.join(",", request.headers().all(HeaderNames.ACCEPT, java.util.List::of));
        boolean problem = ErrorBody.wantsProblem(accept);
        String text = problem ? body.problem(now) : body.platform(now);
        String type = problem ? ErrorBody.PROBLEM_JSON : "application/json";
        send(request, response, body.status(), type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(
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
