package dev.steelyard.http.route;

import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.SecretInUrl;

/**
 * Answers requests to unknown paths with 404, or 405 where the path exists for another method. Each
 * part of the server has its own format for that response. Thread-safe.
 */
public final class NoSuchPath implements Endpoint {
    private final RouteTable mounted;

    public NoSuchPath(RouteTable mounted) {
        this.mounted = mounted;
    }

    @Override
    public Reply handle(Request request) {
        var allowed =
                mounted.at(request.path()).stream().map(Route::method).distinct().sorted().toList();
        if (allowed.isEmpty()) {
            return refuse(request, OAuthError.Code.NOT_FOUND, "There is nothing at this path.");
        }
        return refuse(
                        request,
                        OAuthError.Code.METHOD_NOT_ALLOWED,
                        SecretInUrl.in(request.rawQuery())
                                ? SecretInUrl.MESSAGE
                                : "Use " + String.join(" or ", allowed) + ".")
                .with("Allow", String.join(", ", allowed));
    }

    private Reply refuse(Request request, OAuthError.Code code, String description) {
        return form().write(request, new OAuthError(code, description)).refusing(code.text());
    }

    @Override
    public ErrorWriter form() {
        return (request, error) -> mounted.form(request.path()).write(request, error);
    }
}
