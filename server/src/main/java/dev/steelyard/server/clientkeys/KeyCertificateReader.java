package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.steelyard.guard.certificate.CertificateParser;
import dev.steelyard.guard.certificate.InvalidCertificate;
import dev.steelyard.server.keys.Ed25519;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the certificate of a JWK, which is the first one of {@code x5c} (RFC 7517, section 4.7).
 */
final class KeyCertificateReader {
    private KeyCertificateReader() {}

    /**
     * "The PKIX certificate containing the key value MUST be the first certificate", and "the key
     * in the first certificate MUST match the public key represented by other members".
     *
     * @param chain the value of {@code x5c}
     * @throws BadKeys not a certificate, or one of another key
     */
    static X509Certificate of(JWK key, JsonNode chain) throws BadKeys {
        try {
            var first = chain.isArray() ? chain.path(0).asString("") : "";
            var certificate = CertificateParser.parse(Base64.getDecoder().decode(first));
            if (isOf(certificate, key)) {
                return certificate;
            }
        } catch (IllegalArgumentException | InvalidCertificate e) {
            // Falls through to the refusal below.
        }
        throw new BadKeys(
                "In x5c first the certificate of the key: DER of at most 8 KiB, in base64");
    }

    private static boolean isOf(X509Certificate certificate, JWK key) {
        var encoded = certificate.getPublicKey().getEncoded();
        return encoded != null
                && encoded(key).filter(own -> Arrays.equals(own, encoded)).isPresent();
    }

    /** As SubjectPublicKeyInfo (RFC 5280, section 4.1). */
    private static Optional<byte[]> encoded(JWK key) {
        try {
            return switch (key) {
                case ECKey ec -> Optional.of(ec.toECPublicKey().getEncoded());
                case RSAKey rsa -> Optional.of(rsa.toRSAPublicKey().getEncoded());
                case OctetKeyPair pair -> Optional.of(Ed25519.publicKey(pair).getEncoded());
                default -> Optional.empty();
            };
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
