package dev.steelyard.guard.proxy.evaluation;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.helidon.ErrorResponseWriter;
import dev.steelyard.guard.helidon.RequestIdAssigner;
import dev.steelyard.guard.helidon.RequestReader;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The HTTP endpoints of the AuthZEN Authorization API 1.0, which are evaluation, evaluations and
 * metadata. Thread-safe.
 */
public final class EvaluationEndpoints {
    /** The header with the reference of an answer, independent of the caller's request id. */
    public static final String REFERENCE = "Steelyard-Reference";

    private static final String API = "/access/v1/";
    private static final String ONE = API + "evaluation";
    private static final String SEVERAL = API + "evaluations";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final ErrorResponseWriter errors;
    private final BearerSecretVerifier callers;
    private final EvaluationHandler answering;
    private final @Nullable EvaluationMetadata metadata;

    public EvaluationEndpoints(
            Guard guard, EvaluationSettings settings, ErrorResponseWriter errors) {
        this.errors = errors;
        this.callers = new BearerSecretVerifier(settings.secret());
        this.answering = new EvaluationHandler(guard, settings.vocabulary());
        this.metadata =
                settings.address() == null ? null : new EvaluationMetadata(settings.address());
    }

    /** Whether the path is one of these endpoints. */
    public boolean has(String path) {
        return isMetadata(path) || local(path).startsWith(API);
    }

    /** The request id of a request that reaches no handler; empty: none, or another endpoint's. */
    public Optional<String> named(TransportRequest request) {
        String target = Objects.requireNonNullElse(request.path(), "");
        return has(target.split("\\?", 2)[0])
                ? CallerRequestIdReader.of(request.headers())
                : Optional.empty();
    }

    /** Answers a request for a path that is {@linkplain #has here}. */
    public void answer(ServerRequest request, ServerResponse response, String path) {
        response.header(REFERENCE, RequestIdAssigner.of(request));
        CallerRequestIdReader.of(request.headers())
                .ifPresent(name -> response.headers().set(CallerRequestIdReader.HEADER, name));
        if (metadata != null && isMetadata(path)) {
            describe(request, response, metadata);
            return;
        }
        if (!callers.know(RequestReader.every(request, HeaderNames.AUTHORIZATION))) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
            fail(request, response, 401, "unauthorized", "Send the secret as a Bearer token.");
            return;
        }
        String local = local(path);
        if (!local.equals(ONE) && !local.equals(SEVERAL)) {
            fail(request, response, 404, "not_found", "Ask at " + ONE + " or " + SEVERAL + ".");
        } else if (!method(request).equals("POST")) {
            response.header(HeaderNames.ALLOW, "POST");
            fail(request, response, 405, "method_not_allowed", "Use POST.");
        } else {
            evaluate(request, response, local);
        }
    }

    private boolean isMetadata(String path) {
        return metadata != null && path.equals(metadata.path());
    }

    /** Removes the path of the address. */
    private String local(String path) {
        String prefix = metadata == null ? "" : metadata.prefix();
        return path.startsWith(prefix + API) ? path.substring(prefix.length()) : path;
    }

    /** Needs no secret: a caller needs the address before it has one. */
    private void describe(
            ServerRequest request, ServerResponse response, EvaluationMetadata described) {
        String method = method(request);
        if (method.equals("GET") || method.equals("HEAD")) {
            send(request, response, described.json(ONE, SEVERAL));
        } else {
            response.header(HeaderNames.ALLOW, "GET, HEAD");
            fail(request, response, 405, "method_not_allowed", "Use GET.");
        }
    }

    private void evaluate(ServerRequest request, ServerResponse response, String path) {
        String reference = RequestIdAssigner.of(request);
        try {
            ObjectNode body = body(request);
            JsonNode several = body.path("evaluations");
            if (path.equals(ONE) || several.isMissingNode() || isEmptyArray(several)) {
                tell(request, response, answering.decide(body, reference));
            } else {
                send(request, response, answering.several(body, several, reference));
            }
        } catch (MalformedEvaluation e) {
            fail(request, response, e.status(), "invalid_request", e.description());
        }
    }

    /** Section 7.1: an empty array counts as absent; the request is a single evaluation. */
    private static boolean isEmptyArray(JsonNode several) {
        return several.isArray() && several.isEmpty();
    }

    private void tell(ServerRequest request, ServerResponse response, Decision decision) {
        if (decision instanceof Decision.Unavailable(Refusal refusal)) {
            errors.refuse(request, response, refusal);
        } else {
            send(request, response, EvaluationHandler.json(decision));
        }
    }

    private static ObjectNode body(ServerRequest request) {
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            throw new MalformedEvaluation(411, "Send the body with Content-Length, not in chunks.");
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new MalformedEvaluation(
                    "Send the body as JSON, with Content-Type: application/json.");
        }
        try (InputStream body = request.content().inputStream()) {
            JsonNode node = MAPPER.readTree(body.readAllBytes());
            if (node instanceof ObjectNode object) return object;
        } catch (JacksonException e) {
            throw new MalformedEvaluation("The body is not JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new MalformedEvaluation("The body is not a JSON object.");
    }

    private static String method(ServerRequest request) {
        return request.prologue().method().text();
    }

    private void fail(
            ServerRequest request,
            ServerResponse response,
            int status,
            String code,
            String message) {
        errors.fail(
                request,
                response,
                new ErrorBody(status, code, message, RequestIdAssigner.of(request)));
    }

    private static void send(ServerRequest request, ServerResponse response, Map<String, ?> json) {
        byte[] body = MAPPER.writeValueAsBytes(json);
        ErrorResponseWriter.send(request, response, 200, "application/json", body);
    }
}
