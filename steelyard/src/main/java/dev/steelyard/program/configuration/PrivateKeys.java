package dev.steelyard.program.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads files of private keys. */
final class PrivateKeys {
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private PrivateKeys() {}

    /**
     * @param path of a PEM file; empty: none
     * @throws IllegalArgumentException with what is allowed, and nothing of the key
     */
    static @Nullable PrivateKey read(String path) {
        if (path.isBlank()) {
            return null;
        }
        try {
            var pem = PEM.matcher(Files.readString(Path.of(path), StandardCharsets.US_ASCII));
            if (pem.find()) {
                var encoded = Base64.getMimeDecoder().decode(pem.group(1));
                for (var algorithm : ALGORITHMS) {
                    var key = read(algorithm, encoded);
                    if (key != null) {
                        return key;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // Falls to the one refusal below: a cause could repeat what is in the file.
        }
        throw new IllegalArgumentException(
                "a PEM file that can be read with a PRIVATE KEY of EC, RSA or Ed25519"
                        + " (openssl pkcs8 -topk8 -nocrypt makes it of other forms)");
    }

    private static @Nullable PrivateKey read(String algorithm, byte[] encoded) {
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
