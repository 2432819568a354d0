package dev.steelyard.guard.spring;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.servlet.GuardServletFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Supplies the {@link Decision.Allowed} of a request as an argument of a Spring MVC controller's
 * method.
 */
final class AllowedArgumentResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Decision.Allowed.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        Decision.Allowed allowed = http == null ? null : GuardServletFilter.allowed(http);
        if (allowed != null) return allowed;
        throw new IllegalStateException(
                "the guard is not before "
                        + parameter.getExecutable()
                        + ": give it @RequiresPermission");
    }
}
