package dev.steelyard.guard.certificate;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The request header in which a proxy that terminates TLS passes the client's certificate, such as
 * {@code Client-Cert} (RFC 9440). Read it only if the peer is that proxy: from any other peer it
 * proves nothing, and the proxy must remove it from its clients' requests (RFC 9440 section 4).
 * Immutable.
 *
 * @param name such as {@code Client-Cert}; letters, digits and hyphens
 */
public record CertificateHeader(String name, CertificateForm form) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /**
     * @throws IllegalArgumentException with what is allowed
     */
    public CertificateHeader {
        // No underscore: proxies distinguish such names from those with hyphens, servers behind
        // them don't.
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header's name: letters, digits and hyphens");
        }
    }

    /**
     * The passed certificate; empty: the client has shown none.
     *
     * @param values every value of the header, one for each line
     * @throws InvalidCertificate there are two, or it is no certificate in this form
     */
    public Optional<X509Certificate> read(List<String> values) throws InvalidCertificate {
        if (values.size() > 1) {
            throw new InvalidCertificate(
                    "must come once: let the proxy remove it from what clients send");
        }
        String value = values.isEmpty() ? "" : values.getFirst().strip();
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(CertificateParser.parse(form.der(value)));
    }
}
