package dev.steelyard.pages.frame;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A static file of the HTML pages, such as the stylesheet, whose URL contains its content hash for
 * permanent caching.
 *
 * @param path the path that serves it, for example {@code /assets/steelyard-0f3a….css}
 */
public record Asset(String path, String contentType, String content) {
    private static final int HASH_DIGITS = 16;

    static Asset of(String mount, String name, String suffix, String contentType, String content) {
        String hash = sha256(content).substring(0, HASH_DIGITS);
        return new Asset(mount + "/" + name + "-" + hash + "." + suffix, contentType, content);
    }

    public byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** The response headers for it. */
    public Map<String, String> headers() {
        return Map.of(
                "Content-Type", contentType,
                "Cache-Control", "public, max-age=31536000, immutable",
                "X-Content-Type-Options", "nosniff",
                "Cross-Origin-Resource-Policy", "same-origin");
    }

    private static String sha256(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
