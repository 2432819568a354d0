package dev.steelyard.http.route;

import dev.steelyard.http.answer.ErrorWriter;
import io.helidon.common.uri.UriPath;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Looks up the routes at a path and the format of its error responses. It serves requests that no
 * route takes or that are refused before routing. Immutable.
 */
public final class RouteTable {
    private final List<Place> places;
    private final Map<String, ErrorWriter> forms;

    private record Place(Route route, PathMatcher path) {}

    /**
     * @param forms refusals by prefix of the path where there is no route, the longest one first;
     *     elsewhere JSON as of RFC 6749
     */
    public RouteTable(List<Route> routes, Map<String, ErrorWriter> forms) {
        this.places =
                routes.stream()
                        .map(route -> new Place(route, PathMatchers.create(route.path())))
                        .toList();
        this.forms = Map.copyOf(forms);
    }

    /** The routes of a path, for all methods. */
    List<Route> at(String path) {
        var parsed = UriPath.create(path);
        try {
            // The path is decoded lazily and would be refused only later.
            parsed.path();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return places.stream()
                .filter(place -> place.path().match(parsed).accepted())
                .map(Place::route)
                .toList();
    }

    /** The form of refusals at this path. */
    public ErrorWriter form(String path) {
        return at(path).stream()
                .findFirst()
                .map(route -> route.endpoint().form())
                .orElseGet(
                        () ->
                                forms.entrySet().stream()
                                        .filter(entry -> below(entry.getKey(), path))
                                        .max(Comparator.comparing(entry -> entry.getKey().length()))
                                        .map(Map.Entry::getValue)
                                        .orElse(ErrorWriter.JSON));
    }

    private static boolean below(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    /** Whether the path is served under any load. */
    public boolean always(String path) {
        return at(path).stream().anyMatch(route -> route.lane() == Lane.ALWAYS);
    }
}
