package dev.steelyard.cli.api;

import dev.steelyard.domain.principal.BuiltInIds;
import java.net.URI;

/**
 * The base URL of a Steelyard server, with its issuer identifier.
 *
 * @param server scheme, host and port, without a slash at the end
 * @param issuer the issuer identifier
 */
public record ServerAddress(URI server, URI issuer) {
    /**
     * Parses both; an empty issuer is {server}/oidc.
     *
     * @throws ClientFailure an address that is unsafe for credentials
     */
    public static ServerAddress of(String server, String issuer) {
        var base = address("--server", server);
        if (base.getPath().equals("/oidc")) {
            throw new ClientFailure(
                    "--server (STEELYARD_URL) is the server's address, not the issuer's: "
                            + base.resolve("/"));
        }
        return new ServerAddress(
                base, address("--issuer", issuer.isEmpty() ? base + "/oidc" : issuer));
    }

    /** The base URL of the management API, which is also its audience. */
    public String api() {
        return BuiltInIds.managementIdentifier(server.toString());
    }

    private static URI address(String option, String text) {
        var trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        var uri = parse(option, trimmed);
        var host = uri.getHost();
        if (host == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null) {
            throw unusable(option);
        }
        requireSafe(uri);
        return uri;
    }

    private static URI parse(String option, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw unusable(option);
        }
    }

    private static ClientFailure unusable(String option) {
        return new ClientFailure(
                option + " is a URL such as https://auth.example.com, without query or user");
    }

    /** Refuses plain http, except to this machine: others could read credentials. */
    public static void requireSafe(URI uri) {
        var loopback =
                switch (String.valueOf(uri.getHost())) {
                    case "localhost", "127.0.0.1", "[::1]" -> true;
                    default -> false;
                };
        var scheme = String.valueOf(uri.getScheme());
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            throw new ClientFailure(
                    "credentials are only sent over https (or to this machine), not to " + uri);
        }
    }
}
