package dev.steelyard.admin.transfer;

import dev.steelyard.domain.id.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;

/**
 * Computes a digest of the effects of an application's transfer to another reseller, so that the
 * transfer is refused if they changed since the preview. It is SHA-256 and no counter, since it
 * covers many rows, and the offering reseller could choose their versions.
 */
final class ContentDigest {
    private final MessageDigest digest = sha256();

    ContentDigest with(Id<?> id, long version) {
        return line(id + " " + version);
    }

    ContentDigest with(Id<?> id) {
        return line(id.hex());
    }

    ContentDigest with(long number) {
        return line(String.valueOf(number));
    }

    /** Adds the values in iteration order. */
    ContentDigest with(Collection<?> values) {
        with(values.size());
        values.forEach(value -> line(value.toString()));
        return this;
    }

    /** The digest as text; call it once. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private ContentDigest line(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return this;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
