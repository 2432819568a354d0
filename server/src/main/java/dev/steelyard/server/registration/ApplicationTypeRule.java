package dev.steelyard.server.registration;

import dev.steelyard.domain.client.Client;
import java.util.List;

/**
 * Derives a client's application type, native or web, from its redirect URIs (OpenID Connect
 * Registration, section 2). It only decides which redirect URIs go together, so it is not stored.
 */
final class ApplicationTypeRule {
    static final String WEB = "web";
    static final String NATIVE = "native";
    static final List<String> KNOWN = List.of(WEB, NATIVE);

    private ApplicationTypeRule() {}

    static String of(Client client) {
        var uris = client.redirectUris();
        return !client.confidential()
                        && !uris.isEmpty()
                        && uris.stream().allMatch(ApplicationTypeRule::isNative)
                ? NATIVE
                : WEB;
    }

    /** "custom URI schemes or loopback URLs": http to any other host is never registered. */
    static boolean isNative(String redirectUri) {
        return !redirectUri.startsWith("https:");
    }
}
