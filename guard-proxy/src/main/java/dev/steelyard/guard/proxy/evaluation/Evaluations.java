package dev.steelyard.guard.proxy.evaluation;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.Inquiry;
import dev.steelyard.guard.helidon.ErrorAnswers;
import dev.steelyard.guard.helidon.RequestId;
import dev.steelyard.guard.helidon.RequestReader;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints of AuthZEN's Authorization API 1.0. Thread-safe. */
public final class Evaluations {
    private static final String ONE = "/access/v1/evaluation";
    private static final String SEVERAL = "/access/v1/evaluations";
    private static final String METADATA = "/.well-known/authzen-configuration";
    private static final int MOST = 100;

    // Section "Request Identification": who asks may name the request, and finds that in the
    // answer.
    private static final HeaderName NAMED = HeaderNames.create("X-Request-ID");
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Guard guard;
    private final ErrorAnswers errors;
    private final Callers callers;
    private final @Nullable EvaluationMetadata metadata;

    public Evaluations(Guard guard, EvaluationSettings settings, ErrorAnswers errors) {
        this.guard = guard;
        this.errors = errors;
        this.callers = new Callers(settings.secret());
        this.metadata =
                settings.address() == null
                        ? null
                        : new EvaluationMetadata(settings.address(), ONE, SEVERAL);
    }

    /** Whether that path is answered here. */
    public boolean has(String path) {
        return path.equals(ONE)
                || path.equals(SEVERAL)
                || (metadata != null && path.equals(METADATA));
    }

    /** Answers a request for a path that is {@linkplain #has here}. */
    public void answer(ServerRequest request, ServerResponse response, String path) {
        String reference = RequestId.of(request);
        String method = request.prologue().method().text();
        if (metadata != null && path.equals(METADATA)) {
            send(request, response, 200, metadata.json());
            return;
        }
        if (!callers.know(RequestReader.every(request, HeaderNames.AUTHORIZATION))) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
            fail(request, response, 401, "unauthorized", "Send the secret as a Bearer token.");
            return;
        }
        List<String> named = RequestReader.every(request, NAMED);
        if (named.size() == 1 && NAME.matcher(named.getFirst()).matches()) {
            response.headers().set(NAMED, named.getFirst());
        }
        if (!method.equals("POST")) {
            response.header(HeaderNames.ALLOW, "POST");
            fail(request, response, 405, "method_not_allowed", "Use POST.");
            return;
        }
        try {
            ObjectNode body = body(request);
            JsonNode several = body.path("evaluations");
            if (path.equals(ONE) || several.isMissingNode() || isEmptyArray(several)) {
                one(request, response, Tuple.read(body, body, reference));
            } else {
                send(request, response, 200, several(body, several, reference));
            }
        } catch (Malformed e) {
            fail(request, response, e.status(), "invalid_request", e.description());
        }
    }

    /** Section "Access Evaluations API": then it is one, as if it weren't there. */
    private static boolean isEmptyArray(JsonNode several) {
        return several.isArray() && several.isEmpty();
    }

    private void one(ServerRequest request, ServerResponse response, Inquiry inquiry) {
        switch (guard.decide(inquiry)) {
            case Decision.Unavailable(Refusal refusal) -> errors.refuse(request, response, refusal);
            case Decision decision -> send(request, response, 200, json(decision));
        }
    }

    private Map<String, ?> several(ObjectNode body, JsonNode several, String reference) {
        if (!several.isArray() || several.size() > MOST) {
            throw new Malformed("evaluations must be an array of at most " + MOST + " objects.");
        }
        JsonNode word = body.path("options").path("evaluations_semantic");
        Semantic semantic =
                word.isMissingNode() ? Semantic.EXECUTE_ALL : Semantic.of(word.asString(""));
        List<Map<String, ?>> answers = new ArrayList<>();
        for (JsonNode each : several) {
            // Each may be about somebody else, who looks up its own.
            String own = reference + '.' + answers.size();
            Map<String, Object> answer = each(each, body, own);
            answers.add(answer);
            if (semantic.endsWith(Boolean.TRUE.equals(answer.get("decision")))) break;
        }
        return Map.of("evaluations", answers);
    }

    private Map<String, Object> each(JsonNode tuple, ObjectNode defaults, String reference) {
        try {
            if (!(tuple instanceof ObjectNode object)) throw new Malformed("It must be an object.");
            return json(guard.decide(Tuple.read(object, defaults, reference)));
        } catch (Malformed e) {
            return Tuple.answer(
                    false,
                    Map.of("error", Map.of("status", e.status(), "message", e.description())));
        }
    }

    private static Map<String, Object> json(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed ->
                    Tuple.answer(true, Map.of("reference", allowed.reference()));
            case Decision.Refused refused -> Tuple.answer(false, context(refused.refusal()));
        };
    }

    private static Map<String, Object> context(Refusal refusal) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("code", refusal.code().code());
        context.put("message", refusal.message());
        context.put("reference", refusal.reference());
        if (refusal.status() >= 500) {
            context.put("error", Map.of("status", refusal.status(), "message", refusal.message()));
        }
        return context;
    }

    private static ObjectNode body(ServerRequest request) {
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            throw new Malformed(411, "Send the body with Content-Length, not in chunks.");
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Malformed("Send the body as JSON, with Content-Type: application/json.");
        }
        try (InputStream body = request.content().inputStream()) {
            JsonNode node = MAPPER.readTree(body.readAllBytes());
            if (node instanceof ObjectNode object) return object;
        } catch (JacksonException e) {
            throw new Malformed("The body is not JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new Malformed("The body is not a JSON object.");
    }

    private void fail(
            ServerRequest request,
            ServerResponse response,
            int status,
            String code,
            String message) {
        errors.fail(request, response, new ErrorBody(status, code, message, RequestId.of(request)));
    }

    private static void send(
            ServerRequest request, ServerResponse response, int status, Map<String, ?> json) {
        byte[] body = MAPPER.writeValueAsBytes(json);
        ErrorAnswers.send(request, response, status, "application/json", body);
    }
}
