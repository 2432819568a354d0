package dev.steelyard.server.outgoing;

import dev.steelyard.http.source.Network;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * What outgoing requests may do beyond {@link #SAFE}. Immutable.
 *
 * @param allowedNetworks addresses that may be called though they are not public
 * @param trusted anchors that are trusted beside those of the Java runtime
 * @param limit how long a request may take in all
 */
public record OutgoingSettings(
        List<Network> allowedNetworks, List<X509Certificate> trusted, Duration limit) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    public static final OutgoingSettings SAFE = new OutgoingSettings(List.of(), List.of());

    /** With 5 seconds for a request. */
    public OutgoingSettings(List<Network> allowedNetworks, List<X509Certificate> trusted) {
        this(allowedNetworks, trusted, LIMIT);
    }

    public OutgoingSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
        trusted = List.copyOf(trusted);
    }
}
