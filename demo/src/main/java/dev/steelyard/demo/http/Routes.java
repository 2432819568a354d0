package dev.steelyard.demo.http;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Maps each operation of the demo API (method and path template) to the route that handles it.
 * Routes are found by the operation that the guard decided on, so that path and permission can't be
 * read in two ways; an operation without a route, or a route without an operation, is a mistake
 * that shows at start.
 */
public final class Routes {

    /** Answers one operation. */
    @FunctionalInterface
    public interface Route {
        Answer answer(ApiCall call);
    }

    private final Map<String, Route> routes;

    private Routes(Map<String, Route> routes) {
        this.routes = routes;
    }

    /** Routes by method and template, {@code GET /access}. */
    public static Routes of(Operations operations, Map<String, Route> routes) {
        Set<String> expected = new HashSet<>();
        for (Operation operation : operations.all()) expected.add(name(operation));
        if (!expected.equals(routes.keySet())) {
            Set<String> differ = new HashSet<>(expected);
            differ.addAll(routes.keySet());
            differ.removeIf(name -> expected.contains(name) && routes.containsKey(name));
            throw new IllegalStateException("operations and routes differ in " + differ);
        }
        return new Routes(Map.copyOf(routes));
    }

    Route of(Operation operation) {
        Route route = routes.get(name(operation));
        if (route == null) throw new IllegalStateException("no route for " + name(operation));
        return route;
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.template();
    }
}
