package dev.steelyard.server.passkey;

import dev.steelyard.server.settings.ServerSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * This server as passkeys know it (Web Authentication Level 3, section 4, "Relying Party").
 *
 * @param id the issuer's host: passkeys work at no other
 * @param origin of the issuer, from which browsers must send
 * @param name the platform's, which browsers may show
 */
public record RelyingParty(String id, String origin, String name) {
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    /** Empty where the issuer's host is an IP address, which can have no passkeys (section 4). */
    public static Optional<RelyingParty> of(ServerSettings settings) {
        var host = settings.issuer().getHost();
        return IP_ADDRESS.matcher(host).matches()
                ? Optional.empty()
                : Optional.of(new RelyingParty(host, settings.origin(), settings.platform()));
    }
}
