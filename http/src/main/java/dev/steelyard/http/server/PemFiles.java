package dev.steelyard.http.server;

import dev.steelyard.domain.configuration.ValueParsers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads certificates and private keys from PEM files (RFC 7468) that the configuration names. */
public final class PemFiles {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private PemFiles() {}

    /**
     * @param path empty: no certificates
     * @throws IllegalArgumentException with what is allowed
     */
    public static List<X509Certificate> certificates(String path) {
        if (path.isBlank()) {
            return List.of();
        }
        try (var in = Files.newInputStream(ValueParsers.path(path))) {
            var found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("a PEM file of certificates that can be read", e);
        }
        throw new IllegalArgumentException("a PEM file with a certificate at least");
    }

    /**
     * @param path empty: no key
     * @throws IllegalArgumentException with what is allowed, and nothing of the key
     */
    public static @Nullable PrivateKey privateKey(String path) {
        if (path.isBlank()) {
            return null;
        }
        try {
            var pem =
                    PRIVATE_KEY.matcher(
                            Files.readString(ValueParsers.path(path), StandardCharsets.US_ASCII));
            if (pem.find()) {
                var encoded = Base64.getMimeDecoder().decode(pem.group(1));
                for (var algorithm : ALGORITHMS) {
                    var key = privateKey(algorithm, encoded);
                    if (key != null) {
                        return key;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // Falls through to the one refusal below: a cause could repeat the file's content.
        }
        throw new IllegalArgumentException(
                "a PEM file that can be read with a PRIVATE KEY of EC, RSA or Ed25519"
                        + " (openssl pkcs8 -topk8 -nocrypt makes it of other forms)");
    }

    private static @Nullable PrivateKey privateKey(String algorithm, byte[] encoded) {
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException e) {
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK knows " + algorithm, e);
        }
    }
}
