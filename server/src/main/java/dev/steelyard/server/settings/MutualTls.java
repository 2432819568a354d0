package dev.steelyard.server.settings;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.http.server.PemFiles;
import dev.steelyard.http.server.ServerTls;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of mutual TLS for clients: the port, the server's certificate and the trusted
 * authorities (RFC 8705).
 *
 * @param port a port of its own with TLS, 0: any free one; null: there is none
 * @param own this server's certificate and key, for that port
 * @param authorities whose certificates are valid for {@code tls_client_auth}; empty: none are
 * @param address scheme, host and port where clients with certificates reach the endpoints; null:
 *     the usual ones
 */
public record MutualTls(
        @Nullable Integer port,
        @Nullable SSLContext own,
        List<X509Certificate> authorities,
        @Nullable URI address) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<@Nullable Integer> PORT =
            KEYS.add(
                    "mtls.port",
                    "",
                    "Another port, with TLS 1.3, at which clients may show certificates. Empty: none.",
                    ValueParsers.optional(ValueParsers::port));
    private static final ConfigurationKey<List<X509Certificate>> CERTIFICATE =
            KEYS.add(
                    "mtls.certificate",
                    "",
                    "A PEM file with this server's certificate for that port, followed by its chain to"
                            + " the root. Read at the start.",
                    PemFiles::certificates);
    private static final ConfigurationKey<@Nullable PrivateKey> KEY =
            KEYS.add(
                    "mtls.key",
                    "",
                    "A PEM file with the key of that certificate (PKCS #8, not encrypted).",
                    PemFiles::privateKey);
    private static final ConfigurationKey<List<X509Certificate>> AUTHORITIES =
            KEYS.add(
                    "mtls.trusted_authorities",
                    "",
                    "A PEM file of the authorities that issue client certificates (tls_client_auth)."
                            + " Empty: none.",
                    PemFiles::certificates);
    private static final ConfigurationKey<@Nullable URI> ADDRESS =
            KEYS.add(
                    "mtls.address",
                    "",
                    "Scheme, host and port where clients with certificates reach this server, published in"
                            + " discovery (mtls_endpoint_aliases). Empty: the issuer's host at mtls.port, or"
                            + " the issuer's own where there is none.",
                    ValueParsers.optional(ValueParsers::uri));

    /** Its index in {@link X509Certificate#getKeyUsage}. */
    private static final int KEY_CERT_SIGN = 5;

    public static final MutualTls NONE = new MutualTls(null, null, List.of(), null);

    public MutualTls {
        authorities = List.copyOf(authorities);
        for (var authority : authorities) {
            if (!mayIssue(authority)) {
                throw AUTHORITIES.error(
                        "authorities only; "
                                + authority.getSubjectX500Principal()
                                + " may not issue certificates (basicConstraints, keyUsage)");
            }
        }
        if ((port == null) != (own == null)) {
            throw incomplete();
        }
        if (address != null && !isPlace(address)) {
            throw ADDRESS.error(
                    "https, a host and perhaps a port, with no path, such as"
                            + " https://mtls.auth.example.com");
        }
    }

    /**
     * @param issuer its host is the default of the address
     */
    static MutualTls read(ConfigurationValues values, URI issuer) {
        var port = values.get(PORT);
        var certificate = values.get(CERTIFICATE);
        var key = values.get(KEY);
        var authorities = values.get(AUTHORITIES);
        var address = values.get(ADDRESS);
        if ((key == null) != certificate.isEmpty()) {
            throw incomplete();
        }
        var own = key == null ? null : KEY.check(() -> ServerTls.of(certificate, key));
        return new MutualTls(
                port,
                own,
                authorities,
                port == null || address != null ? address : at(issuer, port));
    }

    private static URI at(URI issuer, int port) {
        if (port == 0) {
            throw new ConfigurationError(
                    ADDRESS.name() + " is needed where " + PORT.name() + " is 0");
        }
        return URI.create("https://" + issuer.getHost() + ":" + port);
    }

    private static ConfigurationError incomplete() {
        return new ConfigurationError(
                "%s, %s and %s go together: set all or none"
                        .formatted(PORT.name(), CERTIFICATE.name(), KEY.name()));
    }

    /**
     * RFC 5280, section 6.1.4, (k) and (n), demands it of all authorities but the anchor. The
     * operator vouches for the anchor; a client's own certificate among the anchors would let that
     * client issue certificates.
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
