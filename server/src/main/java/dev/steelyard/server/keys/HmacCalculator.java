package dev.steelyard.server.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Computes and verifies the HMAC-SHA-256 (RFC 2104) of text that a browser carries, so that
 * alterations are detected. Thread-safe; never printed.
 */
public final class HmacCalculator {
    private final SecretKey key;

    /**
     * @param key for this purpose alone
     */
    HmacCalculator(SecretKey key) {
        this.key = key;
    }

    /** The seal of {@code parts}, in base64url. */
    public String of(String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                // With its length in front no part can extend into the next.
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** Whether {@code seal} is that of {@code parts}, in constant time. */
    public boolean matches(String seal, String... parts) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.UTF_8), of(parts).getBytes(StandardCharsets.UTF_8));
    }
}
