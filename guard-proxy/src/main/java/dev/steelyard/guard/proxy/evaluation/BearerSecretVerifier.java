package dev.steelyard.guard.proxy.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Authenticates callers of the AuthZEN endpoints by the shared secret that they send as a Bearer
 * token (RFC 6750 section 2.1). Thread-safe.
 */
final class BearerSecretVerifier {
    private static final String SCHEME = "Bearer ";

    private final byte[] hash;

    BearerSecretVerifier(String secret) {
        hash = sha256(secret);
    }

    /** In constant time. */
    boolean know(List<String> authorization) {
        if (authorization.size() != 1) return false;
        String value = authorization.getFirst();
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(hash, sha256(value.substring(SCHEME.length())));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform is required to have it.
            throw new IllegalStateException(e);
        }
    }
}
