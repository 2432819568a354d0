package dev.steelyard.server.browser;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.SecretInUrl;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.settings.ServerSettings;

/**
 * Redirects a cross-site POST to the same endpoint by GET, so that the browser sends its session
 * cookie (OpenID Connect Core, section 3.1.2.1, and RP-Initiated Logout, section 2). Browsers keep
 * {@code SameSite=Lax} cookies out of a POST from another site. Thread-safe.
 */
public final class PostRedirectEndpoint implements Endpoint {
    private final String path;

    /**
     * @param path under the issuer, such as {@code /auth}
     */
    public PostRedirectEndpoint(ServerSettings settings, String path) {
        this.path = settings.path() + path;
    }

    @Override
    public Reply handle(Request wire) {
        // A secret in the form, which is a mistake, must not get into a URL here.
        var query = QueryWriter.of(wire.form(), SecretInUrl.NAMES);
        return Reply.redirect(path + "?" + query).noStore();
    }
}
