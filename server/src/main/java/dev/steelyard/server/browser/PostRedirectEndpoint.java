package dev.steelyard.server.browser;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Set;

/**
 * An endpoint that other sites may send browsers to by POST too (OpenID Connect Core, section
 * 3.1.2.1; RP-Initiated Logout, section 2). It redirects to itself by GET, since browsers keep
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
        return Reply.redirect(path + "?" + QueryWriter.of(wire.form(), Set.of())).noStore();
    }
}
