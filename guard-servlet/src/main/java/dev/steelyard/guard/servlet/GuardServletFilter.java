package dev.steelyard.guard.servlet;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.web.WebGuard;
import dev.steelyard.guard.web.WebOutcome;
import dev.steelyard.guard.web.WebRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A servlet filter that passes on requests that the guard allows, with {@link Decision.Allowed} as
 * an attribute of the request, and answers all others. Map it to {@code /*}, before every filter
 * that acts on requests, with asynchronous requests supported. Thread-safe.
 *
 * <p>The guard decides once for each request, by its request line: the operations' paths begin with
 * the context path. What the application does with an allowed request (a forward, an asynchronous
 * dispatch) is not checked, nor is the error page.
 */
public final class GuardServletFilter implements Filter {
    /** The attribute of allowed requests. */
    public static final String ALLOWED = Decision.Allowed.class.getName();

    private static final System.Logger LOG = System.getLogger(GuardServletFilter.class.getName());

    private final Supplier<WebGuard> guard;
    private final List<AutoCloseable> closed;

    /**
     * @param closed resources to close with the filter, such as the guard's feed
     */
    public GuardServletFilter(WebGuard guard, AutoCloseable... closed) {
        this(() -> guard, closed);
    }

    /**
     * A filter whose guard is supplied later: where {@code guard} throws, requests are refused as
     * 503.
     *
     * @param closed resources to close with the filter
     */
    public GuardServletFilter(Supplier<WebGuard> guard, AutoCloseable... closed) {
        this.guard = guard;
        this.closed = List.of(closed);
    }

    /** The guard's decision on a request; null: the guard was not asked. */
    public static Decision.@Nullable Allowed allowed(ServletRequest request) {
        return request.getAttribute(ALLOWED) instanceof Decision.Allowed allowed ? allowed : null;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR || allowed(request) != null) {
            chain.doFilter(request, response);
            return;
        }
        if (!(response instanceof HttpServletResponse answer)) {
            throw new ServletException("the guard is for HTTP");
        }
        switch (judge(ServletWebRequest.of(request))) {
            case WebOutcome.Proceed(var allowed, var headers) -> {
                request.setAttribute(ALLOWED, allowed);
                ServletResponseWriter.headers(answer, headers);
                chain.doFilter(request, response);
            }
            case WebOutcome.Answered(var refused) -> ServletResponseWriter.write(answer, refused);
        }
    }

    private WebOutcome judge(WebRequest request) {
        try {
            return guard.get().judge(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "there is no guard to ask", e);
            return new WebOutcome.Answered(WebGuard.unready(request, InstantSource.system()));
        }
    }

    @Override
    public void destroy() {
        for (AutoCloseable each : closed) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "the guard did not end well", e);
            }
        }
    }
}
