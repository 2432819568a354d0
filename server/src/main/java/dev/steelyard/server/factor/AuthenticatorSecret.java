package dev.steelyard.server.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that an authenticator app shares with this server: 160 bits, for codes of six digits
 * by HMAC-SHA-1, one in 30 seconds (RFC 6238), which every such app supports. Immutable; never
 * printed.
 */
final class AuthenticatorSecret {
    /** In bytes: RFC 4226, section 4, R6, recommends 160 bits. */
    private static final int LENGTH = 20;

    private static final int DIGITS = 6;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String HMAC = "HmacSHA1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] bytes;

    private AuthenticatorSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static AuthenticatorSecret random(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new AuthenticatorSecret(bytes);
    }

    static AuthenticatorSecret of(byte[] bytes) {
        return new AuthenticatorSecret(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The time step of {@code code}, if it is a code of the present step or of one beside it (RFC
     * 6238, section 5.2: clocks differ, and typing takes time).
     */
    OptionalLong stepOf(String code, Instant now) {
        var found = OptionalLong.empty();
        long present = step(now);
        for (long step = present - 1; step <= present + 1; step++) {
            var expected = codeOf(Instant.ofEpochSecond(step * STEP.toSeconds()));
            if (MessageDigest.isEqual(ascii(expected), ascii(code))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    private String codeOf(Instant at) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, DIGITS, HMAC)
                    .generateOneTimePasswordString(new SecretKeySpec(bytes, HMAC), at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** In base32 (RFC 4648, section 6), as a user types it into an app. */
    String text() {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte octet : bytes) {
            buffer = buffer << 8 | octet & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(buffer >> bits & 31));
            }
        }
        return text.toString();
    }

    /** The URI that apps read from a QR code. */
    String uri(String platform, String account) {
        return "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=%4$d&period=%5$d"
                .formatted(encoded(platform), encoded(account), text(), DIGITS, STEP.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
