package dev.steelyard.server.browser;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Set;

/**
 * Redirects a POST from another site to the same endpoint by GET (OpenID Connect Core, section
 * 3.1.2.1, and RP-Initiated Logout, section 2). Browsers keep {@code SameSite=Lax} cookies out of a
 * POST from another site. Thread-safe.
 */
public final class PostedRequest implements Endpoint {
    private final String path;

    /**
     * @param path under the issuer, such as {@code /auth}
     */
    public PostedRequest(ServerSettings settings, String path) {
        this.path = settings.path() + path;
    }

    @Override
    public Reply handle(Request wire) {
        return Reply.redirect(path + "?" + QueryWriter.of(wire.form(), Set.of())).noStore();
    }
}
