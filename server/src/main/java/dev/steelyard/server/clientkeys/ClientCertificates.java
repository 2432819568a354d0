package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Compares a client's certificate with those that it registered (RFC 8705, section 2.2.2).
 * Thread-safe; may fetch keys.
 */
public final class ClientCertificates {
    private final ClientKeys keys;

    public ClientCertificates(ClientKeys keys) {
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
