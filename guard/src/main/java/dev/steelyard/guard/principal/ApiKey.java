package dev.steelyard.guard.principal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash and expiry of an API key, which a confidential client sends beside its access token.
 *
 * @param hash {@code sha256:} and 64 hex digits, of the whole key
 * @param expires the first instant at which it is invalid; null: never
 */
public record ApiKey(String id, String hash, @Nullable Instant expires) {

    /** The hash of a presented key, for comparison. */
    public static String hash(String key) {
        byte[] digest = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    /**
     * Whether {@code presentedHash} is this key's, in constant time, and the key has not expired.
     */
    public boolean matches(String presentedHash, Instant now) {
        boolean same =
                MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.US_ASCII),
                        presentedHash.getBytes(StandardCharsets.US_ASCII));
        return same && (expires == null || now.isBefore(expires));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have it.
            throw new IllegalStateException(e);
        }
    }
}
