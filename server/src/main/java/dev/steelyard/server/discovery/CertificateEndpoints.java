package dev.steelyard.server.discovery;

import dev.steelyard.http.route.Route;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The endpoints at which clients can authenticate by mutual TLS, listed in {@code
 * mtls_endpoint_aliases} (RFC 8705, section 5). They are those for programs, since a page there
 * would make browsers ask users for certificates. Immutable.
 */
public final class CertificateEndpoints {
    private static final String DEVICE_AUTHORIZATION = "device_authorization_endpoint";

    /** By the names in discovery. */
    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("token_endpoint", "/token");
        PATHS.put("userinfo_endpoint", "/me");
        PATHS.put("introspection_endpoint", "/introspection");
        PATHS.put("revocation_endpoint", "/revocation");
        PATHS.put("pushed_authorization_request_endpoint", "/par");
        PATHS.put("steelyard_explanation_endpoint", "/explanation");
        PATHS.put(DEVICE_AUTHORIZATION, "/device_authorization");
    }

    private final ServerSettings settings;
    private final Map<String, String> paths;

    public CertificateEndpoints(ServerSettings settings) {
        this.settings = settings;
        paths = new LinkedHashMap<>(PATHS);
        if (!settings.devices().on()) {
            paths.remove(DEVICE_AUTHORIZATION);
        }
    }

    /** Whether it is one of them: the management API is, too, for tokens that are bound. */
    public boolean has(Route route) {
        var path = route.path();
        return paths.values().stream().anyMatch(end -> path.equals(settings.path() + end))
                || path.startsWith(URI.create(settings.management()).getRawPath() + "/");
    }

    /** The usual addresses of the endpoints that are on (RFC 8414, section 2). */
    Map<String, String> addresses() {
        return at(settings.issuer().toString());
    }

    private Map<String, String> at(String base) {
        var addresses = new LinkedHashMap<String, String>();
        paths.forEach((name, path) -> addresses.put(name, base + path));
        return addresses;
    }

    /** RFC 8705, section 5: their addresses for certificates, if these differ. */
    void aliases(Map<String, Object> metadata) {
        var address = settings.mutualTls().address();
        if (address == null || !settings.takesCertificates()) {
            return;
        }
        metadata.put("mtls_endpoint_aliases", at(address + settings.path()));
    }
}
