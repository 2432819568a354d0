package dev.steelyard.demo.http;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.internal.token.PresentedToken;
import dev.steelyard.guard.operation.PathTemplate;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP request that the guard has allowed, with the caller's application and the path variables.
 * The path is never parsed a second time.
 */
public final class ApiCall {
    private final Decision.Allowed allowed;
    private final ServerRequest request;

    ApiCall(Decision.Allowed allowed, ServerRequest request) {
        this.allowed = allowed;
        this.request = request;
    }

    /** What the guard found. */
    public Decision.Allowed allowed() {
        return allowed;
    }

    /** The application in the path, which is that of the token. */
    public String application() {
        return variable(PathTemplate.APPLICATION);
    }

    /** A variable of the operation's path. */
    public String variable(String name) {
        String value = allowed.variables().get(name);
        if (value == null) throw new IllegalStateException("the path has no variable " + name);
        return value;
    }

    /** A parameter of the query, or null. */
    public @Nullable String parameter(String name) {
        List<String> values = request.query().all(name, List::of);
        if (values.size() > 1)
            throw new InvalidRequest("The parameter " + name + " is there twice.");
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The body, a JSON object. Its length must be told: chunks are measured too late. */
    public ObjectNode body() {
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            throw new InvalidRequest(411, "Send the body with Content-Length, not in chunks.");
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new InvalidRequest("Send the body as JSON, with Content-Type: application/json.");
        }
        try (InputStream body = request.content().inputStream()) {
            JsonNode node = Json.MAPPER.readTree(body.readAllBytes());
            if (node instanceof ObjectNode object) return object;
        } catch (JacksonException e) {
            throw new InvalidRequest("The body is not JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new InvalidRequest("The body is not a JSON object.");
    }

    /** The token as it was sent, for calls in the caller's name. */
    public String accessToken() {
        List<String> sent = request.headers().all(HeaderNames.AUTHORIZATION, List::of);
        return switch (PresentedToken.of(sent, null)) {
            case PresentedToken.One one -> one.token();
            case PresentedToken.Unusable _, PresentedToken.InQuery _ ->
                    throw new IllegalStateException("the guard allowed a request without a token");
        };
    }
}
