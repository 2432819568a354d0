package dev.steelyard.guard.possession;

import java.net.InetAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the certificates that the client of a request has shown, where proxies may stand before
 * this. Of a proxy that passes them what it passes, and never its own; of anybody else those of the
 * connection, and the header is as if it weren't there. Thread-safe if {@code proxies} is.
 *
 * @param proxies who is believed, by the address that the connection comes from
 * @param header where they pass it; null: nowhere
 */
public record PassedCertificates(
        Predicate<InetAddress> proxies, @Nullable CertificateHeader header) {
    /** Only those of connections count. */
    public static final PassedCertificates NONE = new PassedCertificates(_ -> false, null);

    /** A request, as far as that matters. */
    public interface Sender {
        InetAddress address();

        /** Every value of that header, one for each line. */
        List<String> header(String name);

        /** As TLS has them; empty: there is no TLS, or there are none. */
        Optional<Certificate[]> ofConnection();
    }

    /**
     * The client's own certificate first; empty: none.
     *
     * @throws UnreadableCertificate a proxy passes what is none
     */
    public List<X509Certificate> of(Sender sender) throws UnreadableCertificate {
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
