package dev.steelyard.server.discovery;

import dev.steelyard.server.http.Route;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which endpoints clients ask with certificates: those of programs. A page there would have
 * browsers ask people for certificates. Immutable.
 */
public final class CertificateEndpoints {
    /** As discovery names them. */
    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("token_endpoint", "/token");
        PATHS.put("userinfo_endpoint", "/me");
        PATHS.put("introspection_endpoint", "/introspection");
        PATHS.put("revocation_endpoint", "/revocation");
        PATHS.put("pushed_authorization_request_endpoint", "/par");
        PATHS.put("device_authorization_endpoint", "/device_authorization");
    }

    private final ServerSettings settings;

    public CertificateEndpoints(ServerSettings settings) {
        this.settings = settings;
    }

    /** Whether a route is there: the management API is, too, for tokens that are bound. */
    public boolean has(Route route) {
        var path = route.path();
        return PATHS.values().stream().anyMatch(end -> path.equals(settings.path() + end))
                || path.startsWith(URI.create(settings.management()).getRawPath() + "/");
    }

    /** RFC 8705, section 5: where they are, if that is elsewhere. */
    void aliases(Map<String, Object> metadata) {
        var address = settings.mutualTls().address();
        if (address == null || !settings.takesCertificates()) {
            return;
        }
        var aliases = new LinkedHashMap<String, Object>();
        PATHS.forEach(
                (name, path) -> {
                    if (metadata.containsKey(name)) {
                        aliases.put(name, address + settings.path() + path);
                    }
                });
        metadata.put("mtls_endpoint_aliases", aliases);
    }
}
