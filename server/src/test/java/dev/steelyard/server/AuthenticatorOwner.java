package dev.steelyard.server;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.steelyard.domain.user.User;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A user with an authenticator app, which it set up on the page of its account. */
final class AuthenticatorOwner {
    static final String PAGE = "/oidc/account/security/authenticator";

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern TYPED = Pattern.compile("class=\"typed\">([A-Z2-7 ]+)<");

    private final RunningServer server;
    final User user;
    private byte @Nullable [] secret;

    AuthenticatorOwner(RunningServer server, User user) {
        this.server = server;
        this.user = user;
    }

    Map<String, String> credentials() {
        return Map.of("email", user.email().written(), "password", Platform.PASSWORD);
    }

    /** Adds the app; the code is used up by this. */
    Browser.Page enrol(Browser browser) {
        var page = browser.open(PAGE);
        if (page.has("name=\"password\"")) {
            page = browser.submit(page, credentials());
        }
        scan(page);
        browser.submit(page, Map.of("code", code()));
        return browser.open("/oidc/account/security");
    }

    /** Reads the secret from the page. */
    void scan(Browser.Page page) {
        var typed = TYPED.matcher(page.body());
        if (!typed.find()) {
            throw new AssertionError(page.body());
        }
        secret = decode(typed.group(1).replace(" ", ""));
    }

    /** The code that the app shows now. */
    String code() {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Objects.requireNonNull(secret), "RAW"),
                            server.clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first code after those that were shown so far. */
    String nextCode() {
        server.clock.move(Duration.ofSeconds(30));
        return code();
    }

    private static byte[] decode(String text) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : text.toCharArray()) {
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
