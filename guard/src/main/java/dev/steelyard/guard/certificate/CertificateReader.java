package dev.steelyard.guard.certificate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the client's TLS certificate of a request from the connection or, behind a trusted proxy,
 * from a header. From a trusted proxy it takes the certificates in the header, never the proxy's
 * own. From any other peer it takes those of the connection and ignores the header. Thread-safe if
 * {@code proxies} is.
 *
 * @param proxies the trusted proxies, by the peer's address
 * @param header the header in which they pass it; null: none
 */
public record CertificateReader(
        Predicate<InetAddress> proxies, @Nullable CertificateHeader header) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F.]*:[^\\[\\]]*");

    /** Only certificates of connections. */
    public static final CertificateReader NONE = new CertificateReader(proxy -> false, null);

    /** The parts of a request that are needed here. */
    public interface Sender {
        InetAddress address();

        /** Every value of that header, one for each line. */
        List<String> header(String name);

        /** The certificates of the TLS connection; empty: no TLS, or none. */
        Optional<Certificate[]> ofConnection();
    }

    /**
     * Parses an IP address, and never resolves a name.
     *
     * @throws IllegalArgumentException {@code literal} is no IP address
     */
    public static InetAddress address(String literal) {
        // InetAddress.ofLiteral needs Java 22. Only a text of these forms is never looked up.
        if (IPV4.matcher(literal).matches() || IPV6.matcher(literal).matches()) {
            try {
                return InetAddress.getByName(literal);
            } catch (UnknownHostException e) {
                // continues to the refusal below
            }
        }
        throw new IllegalArgumentException("not an IP address");
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
