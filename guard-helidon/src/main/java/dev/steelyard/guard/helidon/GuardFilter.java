package dev.steelyard.guard.helidon;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.web.WebGuard;
import dev.steelyard.guard.web.WebOutcome;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * A Helidon filter that passes on requests that the guard allows, with {@link Decision.Allowed} in
 * the request's context, and answers all others. Add it before every route.
 */
public final class GuardFilter implements Filter {
    private final WebGuard guard;

    public GuardFilter(WebGuard guard) {
        this.guard = guard;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        switch (guard.judge(RequestReader.view(request))) {
            case WebOutcome.Proceed(var allowed, var headers) -> {
                RequestIdAssigner.set(request, allowed.reference());
                request.context().register(allowed);
                ErrorResponseWriter.headers(response, headers);
                chain.proceed();
            }
            case WebOutcome.Answered(var answer) ->
                    ErrorResponseWriter.write(request, response, answer);
        }
    }
}
