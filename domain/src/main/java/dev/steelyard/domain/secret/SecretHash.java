package dev.steelyard.domain.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 hash of a generated secret, as it is stored in the database. A fast hash is enough
 * for 256 random bits; passwords take {@link dev.steelyard.domain.user.PasswordHasher}.
 */
public record SecretHash(String text) {
    private static final String PREFIX = "sha256:";

    public SecretHash {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + 64) {
            throw new IllegalArgumentException("a secret's hash is sha256: and 64 hex digits");
        }
    }

    static SecretHash of(String secret) {
        return new SecretHash(
                PREFIX + HexFormat.of().formatHex(sha256(secret.getBytes(StandardCharsets.UTF_8))));
    }

    /** Whether this is the hash of {@code secret}, in constant time. */
    public boolean matches(Secret secret) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.US_ASCII),
                secret.hash().text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
