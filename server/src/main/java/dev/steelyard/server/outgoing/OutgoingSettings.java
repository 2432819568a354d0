package dev.steelyard.server.outgoing;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.http.server.PemFiles;
import dev.steelyard.http.source.Network;
import dev.steelyard.tls.TrustedCertificates;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * Settings of requests to URLs that clients chose: permitted internal networks, trusted
 * certificates and the time limit. Immutable.
 *
 * @param limit how long a request may take in all
 */
public record OutgoingSettings(
        List<Network> allowedNetworks, List<X509Certificate> trusted, Duration limit) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<List<Network>> ALLOWED_NETWORKS =
            KEYS.add(
                    "outgoing.allowed_networks",
                    "",
                    "Addresses or ranges, separated by commas, that the server may call for clients"
                            + " (logout, keys, request objects) though they are not public. Empty:"
                            + " public addresses only.",
                    ValueParsers.list(Network::parse));
    private static final ConfigurationKey<List<X509Certificate>> TRUSTED =
            KEYS.add(
                    "outgoing.trusted_certificates",
                    "",
                    "A PEM file of certificates that are trusted in such calls, beside those that"
                            + " Java trusts.",
                    PemFiles::certificates);

    private static final Duration LIMIT = Duration.ofSeconds(5);

    public static final OutgoingSettings SAFE = new OutgoingSettings(List.of(), List.of());

    public static OutgoingSettings read(ConfigurationValues values) {
        return new OutgoingSettings(values.get(ALLOWED_NETWORKS), values.get(TRUSTED));
    }

    /** With 5 seconds for a request. */
    public OutgoingSettings(List<Network> allowedNetworks, List<X509Certificate> trusted) {
        this(allowedNetworks, trusted, LIMIT);
    }

    TrustedCertificates trust() {
        return new TrustedCertificates(TRUSTED.name(), trusted);
    }

    public OutgoingSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
        trusted = List.copyOf(trusted);
    }
}
