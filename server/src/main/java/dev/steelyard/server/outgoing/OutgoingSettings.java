package dev.steelyard.server.outgoing;

import dev.steelyard.server.http.Network;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What outgoing requests may do beyond {@link #SAFE}. Immutable.
 *
 * @param allowedNetworks addresses that may be called though they are not public
 * @param trusted anchors that are trusted beside those of the Java runtime
 */
public record OutgoingSettings(List<Network> allowedNetworks, List<X509Certificate> trusted) {
    public static final OutgoingSettings SAFE = new OutgoingSettings(List.of(), List.of());

    public OutgoingSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
        trusted = List.copyOf(trusted);
    }
}
