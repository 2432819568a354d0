package dev.steelyard.domain.application;

import java.util.Locale;

/**
 * What logins to an application, a resource server or the management API demand beside the
 * password. A second factor that a user has is asked for under every policy.
 */
public enum SecondFactorPolicy {
    /** Nothing, and no login suggests a second factor. */
    OFF,
    /** Nothing, but users without a second factor are asked to add one. */
    OFFERED,
    /** Two factors in each login session. */
    REQUIRED,
    /** A passkey that verified the user; no other second factor is enough. */
    PHISHING_RESISTANT;

    public boolean demands() {
        return compareTo(REQUIRED) >= 0;
    }

    /** The stricter one. */
    public SecondFactorPolicy or(SecondFactorPolicy other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
