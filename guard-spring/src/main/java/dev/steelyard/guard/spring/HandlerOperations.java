package dev.steelyard.guard.spring;

import dev.steelyard.guard.operation.LoginRequirement;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.operation.PathTemplate;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * The operations of an API as declared by annotations of its Spring controllers, with the
 * controller method of each. Immutable.
 */
public final class HandlerOperations {
    private record Handler(Class<?> controller, Method method) {
        static Handler of(HandlerMethod handler) {
            return new Handler(handler.getBeanType(), handler.getMethod());
        }
    }

    private final Map<Handler, Set<Operation>> byHandler;

    private HandlerOperations(Map<Handler, Set<Operation>> byHandler) {
        this.byHandler = byHandler;
    }

    /**
     * Reads the mappings of controllers.
     *
     * @param prefix of every path: the context path and that of Spring's servlet
     * @throws IllegalStateException a mapping can't be guarded as it is, with its controller
     */
    static HandlerOperations of(
            List<Map<RequestMappingInfo, HandlerMethod>> mappings, String prefix) {
        Map<Handler, Set<Operation>> found = new LinkedHashMap<>();
        for (Map<RequestMappingInfo, HandlerMethod> mapping : mappings) {
            mapping.forEach(
                    (info, handler) -> {
                        RequiresPermission needed = needed(handler);
                        if (needed == null) return;
                        found.computeIfAbsent(Handler.of(handler), absent -> new LinkedHashSet<>())
                                .addAll(operations(info, handler, needed, prefix));
                    });
        }
        return new HandlerOperations(Collections.unmodifiableMap(found));
    }

    private static @Nullable RequiresPermission needed(HandlerMethod handler) {
        RequiresPermission own =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getMethod(), RequiresPermission.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(
                        handler.getBeanType(), RequiresPermission.class);
    }

    private static List<Operation> operations(
            RequestMappingInfo info,
            HandlerMethod handler,
            RequiresPermission needed,
            String prefix) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        if (methods.isEmpty()) throw unguardable(handler, "the mapping must name its methods");
        List<Operation> operations = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : methods) {
                if (method == RequestMethod.HEAD && methods.contains(RequestMethod.GET)) continue;
                operations.add(operation(method, prefix + pattern, handler, needed));
            }
        }
        return operations;
    }

    private static Operation operation(
            RequestMethod method,
            String pattern,
            HandlerMethod handler,
            RequiresPermission needed) {
        if (pattern.indexOf('*') >= 0) {
            throw unguardable(handler, "the path must not have wildcards: " + pattern);
        }
        try {
            String permission = needed.value();
            return new Operation(
                    method.name(),
                    PathTemplate.parse(pattern),
                    permission.equals(RequiresPermission.ANY_TOKEN) ? null : permission,
                    needed.whileStopped(),
                    new LoginRequirement(
                            List.of(needed.acr()),
                            needed.maxAge() < 0 ? null : Duration.ofSeconds(needed.maxAge())));
        } catch (IllegalArgumentException e) {
            throw unguardable(handler, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalStateException unguardable(HandlerMethod handler, String why) {
        return new IllegalStateException(
                "the guard can't stand before " + handler.getShortLogMessage() + ": " + why);
    }

    /**
     * All of them. Two methods may answer one operation, for bodies of different types say.
     *
     * @throws IllegalArgumentException two of them need different things
     */
    public Operations operations() {
        Set<Operation> all = new LinkedHashSet<>();
        byHandler.values().forEach(all::addAll);
        return Operations.of(all);
    }

    /** Whether that is an operation which this method answers. */
    boolean answers(HandlerMethod handler, Operation operation) {
        return byHandler.getOrDefault(Handler.of(handler), Set.of()).contains(operation);
    }

    /** Whether it may be reached only through the guard. */
    boolean guarded(HandlerMethod handler) {
        return byHandler.containsKey(Handler.of(handler));
    }
}
