package dev.steelyard.guard.certificate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The encoding of a client's TLS certificate in the header by which a proxy passes it on, either
 * that of RFC 9440 or URL-encoded PEM.
 */
public enum CertificateForm {
    /** RFC 9440 section 2.2: DER in base64 between colons (RFC 8941 section 3.3.5). */
    RFC9440("rfc9440") {
        @Override
        byte[] der(String value) throws InvalidCertificate {
            var binary = BINARY.matcher(value);
            if (!binary.matches()) throw unreadable("base64 between colons, as RFC 9440 has it");
            return decoded(binary.group(1));
        }
    },

    /** PEM, percent-encoded: nginx's {@code $ssl_client_escaped_cert}. */
    ESCAPED_PEM("escaped-pem") {
        @Override
        byte[] der(String value) throws InvalidCertificate {
            var block = PEM.matcher(unescaped(value));
            if (!block.matches()) throw unreadable("one certificate in PEM, percent-encoded");
            return decoded(WHITE.matcher(block.group(1)).replaceAll(""));
        }
    };

    private static final Pattern BINARY = Pattern.compile(":([A-Za-z0-9+/]+={0,2}):");
    private static final Pattern WHITE = Pattern.compile("[\\r\\n\\t ]+");
    private static final Pattern PEM =
            Pattern.compile(
                    "\\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\r\\n\\t ]+)-----END CERTIFICATE-----\\s*");

    private final String word;

    CertificateForm(String word) {
        this.word = word;
    }

    /** The word in configurations. */
    public String word() {
        return word;
    }

    public static Optional<CertificateForm> parse(String word) {
        return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
    }

    abstract byte[] der(String value) throws InvalidCertificate;

    private static byte[] decoded(String base64) throws InvalidCertificate {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unreadable("well-formed base64");
        }
    }

    /** A plus stays a plus: this is not form encoding. */
    private static String unescaped(String value) throws InvalidCertificate {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw unreadable("whole percent-encodings");
        }
    }

    private static InvalidCertificate unreadable(String needed) {
        return new InvalidCertificate("must be " + needed);
    }
}
