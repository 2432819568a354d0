package dev.steelyard.server.settings;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How clients show certificates to the server itself, and what makes them believable (RFC 8705).
 *
 * @param port a port of its own with TLS, 0: any free one; null: there is none
 * @param own this server's certificate and key, for that port
 * @param authorities whose certificates are good for {@code tls_client_auth}; empty: nobody's
 * @param address scheme, host and port where clients with certificates reach the endpoints; null:
 *     where everybody does
 */
public record MutualTls(
        @Nullable Integer port,
        @Nullable SSLContext own,
        List<X509Certificate> authorities,
        @Nullable URI address) {
    /** Its place in {@link X509Certificate#getKeyUsage}. */
    private static final int KEY_CERT_SIGN = 5;

    public static final MutualTls NONE = new MutualTls(null, null, List.of(), null);

    /**
     * @throws IllegalArgumentException with what is wrong
     */
    public MutualTls {
        authorities = List.copyOf(authorities);
        for (var authority : authorities) {
            if (!mayIssue(authority)) {
                throw new IllegalArgumentException(
                        "mtls.trusted_authorities: authorities only; "
                                + authority.getSubjectX500Principal()
                                + " may make no certificates (basicConstraints, keyUsage)");
            }
        }
        if ((port == null) != (own == null)) {
            throw new IllegalArgumentException(
                    "mtls.port needs mtls.certificate and mtls.key, and they need it");
        }
        if (address != null && !isPlace(address)) {
            throw new IllegalArgumentException(
                    "mtls.address: https, a host and perhaps a port, with no path, such as"
                            + " https://mtls.auth.example.com");
        }
    }

    /**
     * RFC 5280, section 6.1.4, (k) and (n), demands it of all authorities but the one that a path
     * begins with. That one is the operator's word, which a client's own certificate among them
     * would turn into a client's.
     */
    private static boolean mayIssue(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
    }

    private static boolean isPlace(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawPath().isEmpty()
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
