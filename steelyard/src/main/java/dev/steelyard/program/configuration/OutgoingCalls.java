package dev.steelyard.program.configuration;

import dev.steelyard.http.source.Network;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whom the server may call. */
final class OutgoingCalls {
    static final Setting<List<Network>> ALLOWED_NETWORKS =
            new Setting<>(
                    "outgoing.allowed_networks",
                    "",
                    "Addresses or ranges, with commas between, that the server may call for clients"
                            + " (logout, keys, request objects) though they are not public. Empty:"
                            + " public addresses only.",
                    false,
                    Readers::networks);
    static final Setting<List<X509Certificate>> TRUSTED_CERTIFICATES =
            new Setting<>(
                    "outgoing.trusted_certificates",
                    "",
                    "A PEM file of certificates that are trusted in such calls, beside those that"
                            + " Java trusts.",
                    false,
                    Certificates::read);

    static final List<Setting<?>> ALL = List.of(ALLOWED_NETWORKS, TRUSTED_CERTIFICATES);

    private OutgoingCalls() {}
}
