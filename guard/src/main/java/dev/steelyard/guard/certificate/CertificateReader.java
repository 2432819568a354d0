package dev.steelyard.guard.certificate;

import java.net.InetAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client's certificates of a request, also behind proxies. From a trusted proxy it takes
 * the passed ones, never the proxy's own; from any other peer those of the connection, and ignores
 * the header. Thread-safe if {@code proxies} is.
 *
 * @param proxies the trusted proxies, by the peer's address
 * @param header the header in which they pass it; null: none
 */
public record CertificateReader(
        Predicate<InetAddress> proxies, @Nullable CertificateHeader header) {
    /** Only certificates of connections. */
    public static final CertificateReader NONE = new CertificateReader(_ -> false, null);

    /** The parts of a request that are needed here. */
    public interface Sender {
        InetAddress address();

        /** Every value of that header, one for each line. */
        List<String> header(String name);

        /** The certificates of the TLS connection; empty: no TLS, or none. */
        Optional<Certificate[]> ofConnection();
    }

    /**
     * The client's own certificate first; empty: none.
     *
     * @throws InvalidCertificate a proxy passes no valid certificate
     */
    public List<X509Certificate> of(Sender sender) throws InvalidCertificate {
        if (header != null && proxies.test(sender.address())) {
            return header.read(sender.header(header.name())).stream().toList();
        }
        return sender.ofConnection().stream()
                .flatMap(Arrays::stream)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }
}
