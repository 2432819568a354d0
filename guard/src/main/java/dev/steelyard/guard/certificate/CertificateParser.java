package dev.steelyard.guard.certificate;

import dev.steelyard.guard.internal.token.Sha256;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Parses X.509 client certificates and computes their SHA-256 thumbprints (RFC 8705 section 3.1).
 */
public final class CertificateParser {
    /** The maximum size in bytes; usual ones have one or two thousand. */
    public static final int LONGEST = 8_192;

    private static final int SEQUENCE = 0x30;

    private CertificateParser() {}

    /**
     * Parses {@code der} as exactly one certificate.
     *
     * @throws InvalidCertificate it is none, or longer than {@link #LONGEST}
     */
    public static X509Certificate parse(byte[] der) throws InvalidCertificate {
        if (der.length > LONGEST) {
            throw new InvalidCertificate("must be a certificate of at most 8 KiB");
        }
        try {
            // The factory would also accept PEM, and trailing data.
            if (der.length > 0 && der[0] == SEQUENCE) {
                var read =
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(der));
                if (read instanceof X509Certificate certificate
                        && Arrays.equals(certificate.getEncoded(), der)) {
                    return certificate;
                }
            }
        } catch (CertificateException e) {
            // continues to the refusal below; this message may repeat the input
        }
        throw new InvalidCertificate("must be one X.509 certificate");
    }

    /**
     * {@code x5t#S256} (RFC 8705 section 3.1): "the base64url-encoded SHA-256 digest of the DER
     * encoding".
     */
    public static String thumbprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that can't be encoded", e);
        }
    }
}
