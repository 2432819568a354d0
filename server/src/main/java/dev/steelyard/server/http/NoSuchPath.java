package dev.steelyard.server.http;

import java.util.List;
import java.util.Map;

/** Answers what no route takes: 404, or 405 where the path is there for another method. */
final class NoSuchPath implements Endpoint {
    private final List<Route> routes;

    NoSuchPath(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    @Override
    public Reply handle(Request request) {
        var allowed =
                routes.stream()
                        .filter(route -> route.path().equals(request.path()))
                        .map(Route::method)
                        .distinct()
                        .sorted()
                        .toList();
        if (allowed.isEmpty()) {
            return Reply.json(
                    404,
                    Map.of(
                            "error", "not_found",
                            "error_description", "There is nothing at this path.",
                            "reference", request.id()));
        }
        return Reply.json(
                        405,
                        Map.of(
                                "error",
                                "method_not_allowed",
                                "error_description",
                                "Use " + String.join(" or ", allowed) + ".",
                                "reference",
                                request.id()))
                .with("Allow", String.join(", ", allowed));
    }
}
