package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Matches a TLS certificate against those in the client's JWK set (RFC 8705, section 2.2.2).
 * Thread-safe; may fetch keys.
 */
public final class ClientCertificateMatcher {
    private final ClientKeys keys;

    public ClientCertificateMatcher(ClientKeys keys) {
        this.keys = keys;
    }

    /** Whether {@code client} has registered or publishes exactly this certificate. */
    public boolean registered(Client client, X509Certificate certificate) {
        return keys.find(
                        client,
                        set -> set.holds(certificate) ? Optional.of(true) : Optional.empty())
                .isPresent();
    }
}
