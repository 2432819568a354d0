package dev.steelyard.demo.http;

import dev.steelyard.guard.helidon.ErrorResponseWriter;
import dev.steelyard.guard.helidon.RequestIdAssigner;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes all HTTP responses of the demo API, as JSON. */
public final class AnswerWriter {
    private final InstantSource clock;
    private final ErrorResponseWriter errors;

    public AnswerWriter(InstantSource clock, ErrorResponseWriter errors) {
        this.clock = clock;
        this.errors = errors;
    }

    void write(ServerRequest request, ServerResponse response, Answer answer) {
        switch (answer) {
            case Answer.Success success -> succeed(request, response, success);
            case Answer.Failure(int status, String code, String message) ->
                    errors.fail(
                            request,
                            response,
                            new ErrorBody(status, code, message, RequestIdAssigner.of(request)));
            case Answer.Refused(Refusal refusal) -> errors.refuse(request, response, refusal);
        }
    }

    private void succeed(ServerRequest request, ServerResponse response, Answer.Success success) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("timestamp", ErrorBody.timestamp(clock.instant()));
        body.put("data", success.data());
        if (success.next() != null) body.put("next", success.next());
        if (success.location() != null) response.header(HeaderNames.LOCATION, success.location());
        byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
        ErrorResponseWriter.send(request, response, success.status(), "application/json", bytes);
    }
}
