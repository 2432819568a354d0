package dev.steelyard.guard.possession;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** Certificates that clients show: how they are read, and what names them. */
public final class ClientCertificate {
    /** In bytes; those in use have one or two thousand. */
    public static final int LONGEST = 8_192;

    private static final int SEQUENCE = 0x30;

    private ClientCertificate() {}

    /**
     * The certificate that {@code der} is, whole and nothing else.
     *
     * @throws UnreadableCertificate it is none, or one that is longer than {@link #LONGEST}
     */
    public static X509Certificate parse(byte[] der) throws UnreadableCertificate {
        if (der.length > LONGEST) {
            throw new UnreadableCertificate("must be a certificate of at most 8 KiB");
        }
        try {
            // The factory would take PEM, too, and what begins with a certificate.
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
            // Falls to the one refusal below; its message may repeat what was sent.
        }
        throw new UnreadableCertificate("must be one X.509 certificate");
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
