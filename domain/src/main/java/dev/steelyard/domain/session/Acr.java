package dev.steelyard.domain.session;

import dev.steelyard.domain.application.SecondFactorPolicy;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A value of the {@code acr} claim, which says what a login proved, such as a password or two
 * factors (OpenID Connect Core, section 2). It follows from the methods of the login; a login can
 * prove several. A trusted browser proves nothing: it only shortens logins that need no more.
 */
public enum Acr {
    /** The user knew the password, or had a passkey that verified the user. */
    PASSWORD("pwd"),
    /** Two factors. */
    MFA("mfa"),
    /** A passkey that verified the user (OpenID Connect EAP ACR Values 1.0, section 2). */
    PHISHING_RESISTANT("phr");

    private static final Set<LoginMethod> KEYS = EnumSet.of(LoginMethod.HWK, LoginMethod.SWK);
    private static final Set<LoginMethod> CODES = EnumSet.of(LoginMethod.OTP, LoginMethod.RECOVERY);

    private final String text;

    Acr(String text) {
        this.text = text;
    }

    /** All values, for discovery. */
    public static List<String> supported() {
        return Arrays.stream(values()).map(Acr::text).toList();
    }

    public static Optional<Acr> parse(String text) {
        return Arrays.stream(values()).filter(acr -> acr.text.equals(text)).findFirst();
    }

    /**
     * The greatest value that {@code methods} prove.
     *
     * @throws IllegalArgumentException if they prove none, so that no login ends with them
     */
    public static Acr strongest(Set<LoginMethod> methods) {
        return Arrays.stream(values())
                .filter(acr -> acr.isProvedBy(methods))
                .max(Acr::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("no login: " + methods));
    }

    public boolean isProvedBy(Set<LoginMethod> methods) {
        boolean passkey =
                methods.contains(LoginMethod.USER) && !Collections.disjoint(methods, KEYS);
        boolean password = methods.contains(LoginMethod.PWD);
        return switch (this) {
            case PASSWORD -> passkey || password;
            case MFA -> passkey || (password && !Collections.disjoint(methods, CODES));
            case PHISHING_RESISTANT -> passkey;
        };
    }

    /** Whether a login by {@code methods} is enough for {@code policy}. */
    public static boolean isEnough(Set<LoginMethod> methods, SecondFactorPolicy policy) {
        return switch (policy) {
            case OFF, OFFERED -> true;
            case REQUIRED -> MFA.isProvedBy(methods);
            case PHISHING_RESISTANT -> PHISHING_RESISTANT.isProvedBy(methods);
        };
    }

    public String text() {
        return text;
    }
}
