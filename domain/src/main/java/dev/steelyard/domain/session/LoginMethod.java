package dev.steelyard.domain.session;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One proof by which a user authenticated, such as a password or a code of an authenticator app.
 * Most have a value of the {@code amr} claim (RFC 8176, section 2).
 */
public enum LoginMethod {
    /** The user knew the password. */
    PWD("pwd"),
    /** A one-time code of an authenticator app (RFC 6238). */
    OTP("otp"),
    /** A recovery code. RFC 8176 has no value of its own for codes that are used once. */
    RECOVERY("otp"),
    /** The browser proved a second factor before and is trusted since; this login proved none. */
    TRUSTED_BROWSER(null),
    /** A passkey that stays in one authenticator. */
    HWK("hwk"),
    /** A passkey that is synchronized between devices. */
    SWK("swk"),
    /** The authenticator of the passkey verified the user, by PIN or biometrics. */
    USER("user");

    private static final String SEVERAL = "mfa";

    private final @Nullable String amr;

    LoginMethod(@Nullable String amr) {
        this.amr = amr;
    }

    /** The values of the {@code amr} claim, with {@code mfa} where the methods are two factors. */
    public static Set<String> amr(Set<LoginMethod> methods) {
        Set<String> values =
                methods.stream()
                        .flatMap(method -> Stream.ofNullable(method.amr))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (Acr.MFA.isProvedBy(methods)) {
            values.add(SEVERAL);
        }
        return values;
    }
}
