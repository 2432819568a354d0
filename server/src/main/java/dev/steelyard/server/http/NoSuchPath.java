package dev.steelyard.server.http;

import io.helidon.common.uri.UriPath;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import java.util.List;
import java.util.Map;

/**
 * Answers what no route takes: 404, or 405 where the path is there for another method. Each part of
 * the server has its own form for that. Thread-safe.
 */
final class NoSuchPath implements Endpoint {
    private final List<Mounted> mounted;
    private final Map<String, Refusals> forms;

    private record Mounted(String method, PathMatcher path) {}

    /**
     * @param forms by the beginning of the path; elsewhere JSON as of RFC 6749
     */
    NoSuchPath(List<Route> routes, Map<String, Refusals> forms) {
        this.mounted =
                routes.stream()
                        .map(
                                route ->
                                        new Mounted(
                                                route.method(), PathMatchers.create(route.path())))
                        .toList();
        this.forms = Map.copyOf(forms);
    }

    @Override
    public Reply handle(Request request) {
        var path = UriPath.create(request.path());
        var allowed =
                mounted.stream()
                        .filter(route -> route.path().match(path).accepted())
                        .map(Mounted::method)
                        .distinct()
                        .sorted()
                        .toList();
        if (allowed.isEmpty()) {
            return refuse(request, OAuthError.Code.NOT_FOUND, "There is nothing at this path.");
        }
        return refuse(
                        request,
                        OAuthError.Code.METHOD_NOT_ALLOWED,
                        "Use " + String.join(" or ", allowed) + ".")
                .with("Allow", String.join(", ", allowed));
    }

    private Reply refuse(Request request, OAuthError.Code code, String description) {
        var form =
                forms.entrySet().stream()
                        .filter(entry -> request.path().startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(Answers::write);
        return form.write(request, new OAuthError(code, description));
    }
}
