package dev.steelyard.guard.spring;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import dev.steelyard.guard.servlet.GuardServletFilter;
import dev.steelyard.guard.servlet.ServletResponseWriter;
import dev.steelyard.guard.servlet.ServletWebRequest;
import dev.steelyard.guard.web.RequestIdGenerator;
import dev.steelyard.guard.web.WebGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a request if Spring routes it to another controller method than the one whose operation
 * the guard authorized.
 */
final class HandlerMatchInterceptor implements HandlerInterceptor {
    private static final System.Logger LOG =
            System.getLogger(HandlerMatchInterceptor.class.getName());

    private final Supplier<HandlerOperations> handlers;
    private final Supplier<WebGuard> guard;

    HandlerMatchInterceptor(Supplier<HandlerOperations> handlers, Supplier<WebGuard> guard) {
        this.handlers = handlers;
        this.guard = guard;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Decision.Allowed allowed = GuardServletFilter.allowed(request);
        if (handler instanceof HandlerMethod method) {
            if (allowed != null && handlers.get().answers(method, allowed.operation())) return true;
            if (handlers.get().guarded(method)) return refuse(request, response, handler);
        }
        return allowed == null || inner(request) || refuse(request, response, handler);
    }

    /** What the application makes of a request may be anything that isn't guarded. */
    private static boolean inner(HttpServletRequest request) {
        DispatcherType type = request.getDispatcherType();
        return type != DispatcherType.REQUEST && type != DispatcherType.ASYNC;
    }

    private boolean refuse(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Decision.Allowed allowed = GuardServletFilter.allowed(request);
        String reference = allowed == null ? RequestIdGenerator.create() : allowed.reference();
        LOG.log(
                Level.ERROR,
                "{0}: the guard has not allowed {1}, which Spring found for the request",
                reference,
                handler);
        response.setHeader(RequestIdGenerator.HEADER, reference);
        ServletResponseWriter.write(
                response,
                guard.get()
                        .refuse(
                                ServletWebRequest.of(request),
                                Refusal.of(ErrorCode.OPERATION_UNKNOWN, reference)));
        return false;
    }
}
