package dev.steelyard.guard.helidon;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.possession.PassedCertificates;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;

/**
 * Lets through what the guard allows, with {@link Decision.Allowed} in the request's context, and
 * answers the rest. Add it before every route.
 */
public final class GuardFilter implements Filter {
    private final Guard guard;
    private final RequestReader reader;
    private final CrossOrigin origins;
    private final ErrorAnswers answers;

    /**
     * @param certificates how clients show theirs
     */
    public GuardFilter(Guard guard, PassedCertificates certificates, ErrorAnswers answers) {
        this.guard = guard;
        this.reader = new RequestReader(certificates);
        this.origins = new CrossOrigin(guard, answers);
        this.answers = answers;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String reference = RequestId.start(request, response);
        if (CrossOrigin.isPreflight(request)) {
            origins.preflight(request, response, reference);
            return;
        }
        origins.expose(request, response);
        if (isMetadata(request)) {
            answers.metadata(request, response, guard.metadata());
            return;
        }
        RequestReader.Line line = RequestReader.Line.of(request);
        switch (guard.decide(reader.read(request, line, reference))) {
            case Decision.Allowed allowed -> {
                request.context().register(allowed);
                chain.proceed();
            }
            case Decision.Refused refused -> answers.refuse(request, response, refused.refusal());
        }
    }

    private boolean isMetadata(ServerRequest request) {
        String method = request.prologue().method().text();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.prologue().uriPath().rawPath().equals(guard.metadata().path());
    }
}
