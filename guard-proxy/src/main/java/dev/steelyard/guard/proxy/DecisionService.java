package dev.steelyard.guard.proxy;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.helidon.CorsHeaderWriter;
import dev.steelyard.guard.helidon.ErrorResponseWriter;
import dev.steelyard.guard.helidon.RequestIdAssigner;
import dev.steelyard.guard.helidon.RequestReader;
import dev.steelyard.guard.proxy.evaluation.EvaluationEndpoints;
import dev.steelyard.guard.refusal.ErrorBody;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handles the HTTP requests of reverse proxies, which ask for a decision or forward CORS preflights
 * and requests for the API's metadata. Thread-safe.
 */
final class DecisionService implements Handler {
    private static final System.Logger LOG = System.getLogger(DecisionService.class.getName());

    private final Guard guard;
    private final ForwardedRequestForm form;
    private final RequestReader reader;
    private final ErrorResponseWriter errors;
    private final ProxyResponseWriter answers;
    private final CorsHeaderWriter origins;
    private final HealthChecks health;
    private final @Nullable EvaluationEndpoints evaluations;

    DecisionService(Guard guard, DecisionSettings settings, InstantSource clock) {
        this.guard = guard;
        this.form = settings.form();
        this.reader = new RequestReader(settings.certificates());
        this.errors = new ErrorResponseWriter(clock);
        this.answers = new ProxyResponseWriter(form, errors, clock);
        this.origins = new CorsHeaderWriter(guard, errors);
        this.health = new HealthChecks(guard);
        this.evaluations =
                settings.evaluation() == null
                        ? null
                        : new EvaluationEndpoints(guard, settings.evaluation(), errors);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        String reference = RequestIdAssigner.start(request, response);
        String path = request.prologue().uriPath().rawPath();
        if (form.asks(path)) {
            decide(request, response, reference);
        } else if (CorsHeaderWriter.isPreflight(request)) {
            origins.preflight(request, response, reference);
        } else if (path.equals(guard.metadata().path()) && reads(request)) {
            errors.metadata(request, response, guard.metadata());
        } else if (HealthChecks.PATHS.contains(path) && reads(request)) {
            health.answer(request, response, path);
        } else if (evaluations != null && evaluations.has(path)) {
            evaluations.answer(request, response, path);
        } else {
            errors.fail(
                    request,
                    response,
                    new ErrorBody(
                            404,
                            "not_found",
                            "Proxies ask here at " + ForwardedRequestForm.DECIDE + ".",
                            reference));
        }
    }

    /** The request id to answer for a request that reaches no handler; empty: none. */
    Optional<String> named(TransportRequest request) {
        return evaluations == null ? Optional.empty() : evaluations.named(request);
    }

    private void decide(ServerRequest request, ServerResponse response, String reference) {
        RequestReader.Line line = form.read(request);
        if (line == null) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the proxy must tell method and URI once each, as {1}",
                    reference,
                    form.word());
            answers.fail(
                    request,
                    response,
                    new ErrorBody(
                            400,
                            "invalid_request",
                            "The proxy does not tell which request this is.",
                            reference));
            return;
        }
        origins.expose(request, response);
        switch (guard.decide(reader.read(request, line, reference))) {
            case Decision.Allowed allowed -> answers.allow(request, response, allowed);
            case Decision.Refused refused -> answers.refuse(request, response, refused.refusal());
        }
    }

    private static boolean reads(ServerRequest request) {
        String method = request.prologue().method().text();
        return method.equals("GET") || method.equals("HEAD");
    }
}
