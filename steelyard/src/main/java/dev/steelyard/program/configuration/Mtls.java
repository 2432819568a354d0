package dev.steelyard.program.configuration;

import dev.steelyard.guard.possession.CertificateForm;
import dev.steelyard.guard.possession.CertificateHeader;
import dev.steelyard.http.server.ServerTls;
import dev.steelyard.http.source.Network;
import dev.steelyard.server.settings.MutualTls;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How clients show certificates (RFC 8705). */
final class Mtls {
    static final Setting<@Nullable Integer> PORT =
            new Setting<>(
                    "mtls.port",
                    "",
                    "Another port, with TLS 1.3, at which clients may show certificates. Empty: none.",
                    false,
                    text -> text.isEmpty() ? null : Readers.port(text));
    static final Setting<List<X509Certificate>> CERTIFICATE =
            new Setting<>(
                    "mtls.certificate",
                    "",
                    "A PEM file with this server's certificate for that port, then those that link it to"
                            + " its root. Read at the start.",
                    false,
                    Certificates::read);
    static final Setting<@Nullable PrivateKey> KEY =
            new Setting<>(
                    "mtls.key",
                    "",
                    "A PEM file with the key of that certificate (PKCS #8, not encrypted).",
                    false,
                    PrivateKeys::read);
    static final Setting<List<X509Certificate>> AUTHORITIES =
            new Setting<>(
                    "mtls.trusted_authorities",
                    "",
                    "A PEM file of the authorities whose certificates prove clients (tls_client_auth)."
                            + " Empty: nobody's do.",
                    false,
                    Certificates::read);
    static final Setting<@Nullable URI> ADDRESS =
            new Setting<>(
                    "mtls.address",
                    "",
                    "Scheme, host and port where clients with certificates reach this server, told in"
                            + " discovery (mtls_endpoint_aliases). Empty: the issuer's host at mtls.port, or"
                            + " the issuer's own where there is none.",
                    false,
                    text -> text.isEmpty() ? null : Readers.uri(text));
    static final Setting<String> PROXY_HEADER =
            Readers.text(
                    "mtls.proxy_header",
                    "",
                    "The header in which listen.trusted_proxies pass the certificate of their client, such"
                            + " as Client-Cert. They have to remove it from what clients send. Empty: none.");
    static final Setting<CertificateForm> PROXY_FORM =
            new Setting<>(
                    "mtls.proxy_header_form",
                    "rfc9440",
                    "How they write it: rfc9440, or escaped-pem (nginx: $ssl_client_escaped_cert).",
                    false,
                    Mtls::form);

    static final List<Setting<?>> ALL =
            List.of(PORT, CERTIFICATE, KEY, AUTHORITIES, ADDRESS, PROXY_HEADER, PROXY_FORM);

    private Mtls() {}

    static CertificateForm form(String text) {
        return CertificateForm.parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        Arrays.stream(CertificateForm.values())
                                                .map(CertificateForm::word)
                                                .collect(Collectors.joining(" or "))));
    }

    /**
     * @param setting that names the header
     * @param name of the header; empty: none
     * @param proxies the setting that says who passes it
     * @throws ConfigurationError it is no name, or there is nobody who could be believed
     */
    static @Nullable CertificateHeader header(
            Setting<String> setting,
            String name,
            CertificateForm form,
            Setting<?> proxies,
            List<Network> trusted) {
        if (name.isEmpty()) {
            return null;
        }
        if (trusted.isEmpty()) {
            throw new ConfigurationError(
                    setting.name() + " needs " + proxies.name() + ": it counts only from them");
        }
        try {
            return new CertificateHeader(name, form);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(
                    setting.name() + " can't be used: it must be " + e.getMessage());
        }
    }

    /**
     * @param issuer whose host it is at, where no address is said
     * @throws ConfigurationError something is missing, or doesn't fit together
     */
    static MutualTls of(
            @Nullable Integer port,
            List<X509Certificate> certificate,
            @Nullable PrivateKey key,
            List<X509Certificate> authorities,
            @Nullable URI address,
            URI issuer) {
        if (port == null && certificate.isEmpty() && key == null) {
            return made(null, certificate, key, authorities, address);
        }
        if (port == null || certificate.isEmpty() || key == null) {
            throw new ConfigurationError(
                    "mtls.port, mtls.certificate and mtls.key go together: set all or none");
        }
        return made(
                port, certificate, key, authorities, address == null ? at(issuer, port) : address);
    }

    private static MutualTls made(
            @Nullable Integer port,
            List<X509Certificate> certificate,
            @Nullable PrivateKey key,
            List<X509Certificate> authorities,
            @Nullable URI address) {
        try {
            var tls = key == null ? null : ServerTls.of(certificate, key);
            return new MutualTls(port, tls, authorities, address);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(
                    port == null || e.getMessage() != null && e.getMessage().startsWith("mtls.")
                            ? String.valueOf(e.getMessage())
                            : "mtls.key can't be used: it must be " + e.getMessage());
        }
    }

    private static URI at(URI issuer, int port) {
        if (port == 0) {
            throw new ConfigurationError("mtls.address is needed where mtls.port is 0");
        }
        return URI.create("https://" + issuer.getHost() + ":" + port);
    }
}
