package dev.steelyard.domain.factor;

import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.LoginMethod;
import java.util.Locale;
import java.util.Set;

/**
 * What logins to an application, a resource server or the management API demand beside the
 * password. A second factor that a user has is asked for under every policy.
 */
public enum SecondFactorPolicy {
    /** Nothing, and users aren't told of second factors. */
    OFF,
    /** Nothing, but users can add a second factor. */
    OFFERED,
    /** Two factors, or a browser that the user trusts. */
    REQUIRED,
    /** A passkey that verified the user; no other second factor is enough. */
    PHISHING_RESISTANT;

    /** Whether a login by {@code methods} is enough. */
    public boolean isMetBy(Set<LoginMethod> methods) {
        return switch (this) {
            case OFF, OFFERED -> true;
            case REQUIRED ->
                    Acr.MFA.isProvedBy(methods) || methods.contains(LoginMethod.TRUSTED_BROWSER);
            case PHISHING_RESISTANT -> Acr.PHISHING_RESISTANT.isProvedBy(methods);
        };
    }

    public boolean demands() {
        return compareTo(REQUIRED) >= 0;
    }

    public SecondFactorPolicy or(SecondFactorPolicy other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
