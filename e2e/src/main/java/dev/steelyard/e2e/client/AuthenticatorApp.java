package dev.steelyard.e2e.client;

import dev.steelyard.e2e.http.Page;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.Steps;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app on the user's telephone (RFC 6238). Used by one thread. */
public final class AuthenticatorApp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern TYPED = Pattern.compile("class=\"typed\">([A-Z2-7 ]+)<");
    private static final int STEP_SECONDS = 30;

    private final byte[] key;
    private long last;

    private AuthenticatorApp(byte[] key) {
        this.key = key;
    }

    /** With the key that the page shows to those who can't scan. */
    public static AuthenticatorApp of(Page page) {
        var typed = page.find(TYPED);
        Mismatch.unless(!typed.isEmpty(), "a key to type", page);
        return of(typed.getFirst());
    }

    /**
     * @param typed the key, in groups of letters
     */
    public static AuthenticatorApp of(String typed) {
        return new AuthenticatorApp(decode(typed));
    }

    /**
     * A code that was not answered yet, since each works once: of the step before this one, of this
     * one or of the next (section 5.2). Waits where all three were.
     */
    public String code() {
        last = Math.max(last + 1, now() - 1);
        while (last > now() + 1) {
            Steps.pause(100);
        }
        return code(last);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }

    /** RFC 4226, section 5.3. */
    private String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int cut = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", cut % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String text) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : text.replace(" ", "").toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
