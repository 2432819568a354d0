package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.StateUnavailable;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the URLs of the issuer's JWK set and of the guard endpoints in the issuer's discovery
 * document. Thread-safe.
 */
public final class Discovery {
    private record Found(URI keys, URI guard) {}

    private final FeedSettings settings;
    private final ServerConnection server;
    private final AtomicReference<@Nullable Found> found = new AtomicReference<>();
    private final AtomicInteger node = new AtomicInteger();

    public Discovery(FeedSettings settings, ServerConnection server) {
        this.settings = settings;
        this.server = server;
    }

    URI keys() {
        return found().keys();
    }

    /** An endpoint of the guard protocol, {@code /states}. */
    public URI guard(String path) {
        return URI.create(found().guard() + path);
    }

    /** After a failure: the server may have moved its endpoints, or another node may answer. */
    void forget() {
        // Only once for all callers that met the failure.
        if (found.getAndSet(null) != null) node.incrementAndGet();
    }

    private Found found() {
        Found known = found.get();
        if (known != null) return known;
        String issuer = settings.issuer().toString();
        URI asked = node();
        URI document = at(asked, URI.create(issuer + "/.well-known/openid-configuration"));
        JsonMemberReader json;
        try {
            json = new JsonMemberReader(server.getPublic(document));
        } catch (StateUnavailable e) {
            this.node.incrementAndGet();
            throw e;
        }
        // OpenID Connect Discovery 1.0 section 4.3: "MUST be identical".
        if (!json.text("issuer").equals(issuer)) {
            throw new StateUnavailable("discovery is of another issuer than configured");
        }
        Found now =
                new Found(
                        at(asked, trusted(json, "jwks_uri")),
                        at(asked, trusted(json, "steelyard_guard_endpoint")));
        found.set(now);
        return now;
    }

    private @Nullable URI node() {
        List<URI> nodes = settings.nodes();
        return nodes.isEmpty() ? null : nodes.get(Math.floorMod(node.get(), nodes.size()));
    }

    /** The same path at that node; URIs of another origin than the issuer's are unchanged. */
    private URI at(@Nullable URI node, URI uri) {
        if (node == null || !settings.atIssuer(uri)) return uri;
        return URI.create(node.getScheme() + "://" + node.getAuthority() + uri.getRawPath());
    }

    private URI trusted(JsonMemberReader json, String name) {
        URI uri;
        try {
            uri = URI.create(json.text(name));
        } catch (IllegalArgumentException e) {
            throw JsonMemberReader.unexpected(name);
        }
        if (!settings.trusts(uri)) {
            throw new StateUnavailable(name + " is at an origin that is not trusted");
        }
        return uri;
    }
}
