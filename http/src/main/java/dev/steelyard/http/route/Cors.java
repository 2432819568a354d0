package dev.steelyard.http.route;

import dev.steelyard.guard.CorsDecision;
import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Adds CORS response headers to endpoints for scripts from origins that clients registered (Fetch,
 * section 3.2). A preflight names no client, so it is answered for every origin of a live client;
 * the endpoint checks the real request, once it knows the client. Never with credentials.
 * Thread-safe.
 */
public final class Cors {
    private static final String EXPOSED = "WWW-Authenticate, X-Request-Id, Retry-After, DPoP-Nonce";

    /** Seconds that a browser may cache an answer; a withdrawn origin is refused anyway. */
    private static final String MAX_AGE = "600";

    private final Predicate<String> registered;

    /**
     * @param registered whether a live client registered an origin
     */
    public Cors(Predicate<String> registered) {
        this.registered = registered;
    }

    /** Makes {@code routes} of one path readable from other origins, and adds the preflight. */
    public List<Route> open(Route... routes) {
        var opened = new ArrayList<Route>();
        for (var route : routes) {
            opened.add(
                    new Route(
                            route.method(), route.path(), around(route.endpoint()), route.lane()));
        }
        var methods = String.join(", ", opened.stream().map(Route::method).toList());
        opened.add(
                new Route(
                        "OPTIONS",
                        routes[0].path(),
                        request -> preflight(request, methods, routes[0].endpoint().form())));
        return List.copyOf(opened);
    }

    /** Covers refusals before the endpoint too: a script must be able to read when to retry. */
    private Endpoint around(Endpoint endpoint) {
        var answers = ErrorConversion.json(endpoint);
        return ErrorConversion.of(
                request -> readable(request, answers.handle(request)),
                (head, error) -> readable(head, endpoint.form().write(head, error)));
    }

    private Reply readable(RequestHead head, Reply answer) {
        var reply = answer.with("Vary", "Origin");
        return origin(head)
                .map(
                        origin ->
                                reply.with("Access-Control-Allow-Origin", origin)
                                        .with("Access-Control-Expose-Headers", EXPOSED))
                .orElse(reply);
    }

    private Reply preflight(Request request, String methods, ErrorWriter refusals) {
        return origin(request)
                .map(
                        origin ->
                                Reply.empty(204)
                                        .with(
                                                Map.of(
                                                        "Access-Control-Allow-Origin", origin,
                                                        "Access-Control-Allow-Methods", methods,
                                                        "Access-Control-Allow-Headers",
                                                                CorsDecision.REQUEST_HEADERS,
                                                        "Access-Control-Max-Age", MAX_AGE)))
                .orElseGet(() -> refusals.write(request, unknown()).refusing("access_denied"))
                .with(
                        "Vary",
                        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    }

    private static OAuthError unknown() {
        return new OAuthError(
                OAuthError.Code.ORIGIN_NOT_ALLOWED,
                "No client has registered this origin. Ask the reseller to add it to the client.");
    }

    /** The request's origin, if a live client registered it. */
    private Optional<String> origin(RequestHead request) {
        var origins = request.headers("origin");
        return origins.size() == 1
                ? Optional.of(origins.getFirst()).filter(registered)
                : Optional.empty();
    }
}
