package dev.steelyard.domain.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * A SHA-256 hash in base64url, as the signatures of the audit log contain it.
 *
 * @param text base64url without padding: 43 characters
 */
public record Hash(String text) {
    private static final int LENGTH = 32;

    /** Of the parts, one after the other. */
    public static Hash of(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return new Hash(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Of text in ASCII, such as a JWS. */
    public static Hash ofAscii(String text) {
        return of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The hash written in {@code text}, or nothing where it is not one: for input from outside. */
    public static Optional<Hash> parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            // canonical text: decoders ignore two bits of the last character
            var hash = new Hash(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            return bytes.length == LENGTH && hash.text.equals(text)
                    ? Optional.of(hash)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
