package dev.steelyard.http.route;

/**
 * An endpoint at an HTTP method and path template, such as {@code GET /api/v1/clients/{id}}.
 *
 * @param path a template such as {@code /api/v1/clients/{id}}
 */
public record Route(String method, String path, Endpoint endpoint, Lane lane) {
    public Route(String method, String path, Endpoint endpoint) {
        this(method, path, endpoint, Lane.ORDINARY);
    }

    public static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, endpoint);
    }

    public static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, endpoint);
    }

    public Route in(Lane other) {
        return new Route(method, path, endpoint, other);
    }
}
