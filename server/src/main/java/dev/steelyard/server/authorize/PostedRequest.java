package dev.steelyard.server.authorize;

import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.Reply;
import dev.steelyard.server.http.Request;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Set;

/**
 * The authorization endpoint by POST (OpenID Connect Core, section 3.1.2.1): sent on to itself by
 * GET, since browsers keep {@code SameSite=Lax} cookies out of a POST from another site.
 * Thread-safe.
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
        return Reply.redirect(path + "?" + Query.of(wire.form(), Set.of())).noStore();
    }
}
