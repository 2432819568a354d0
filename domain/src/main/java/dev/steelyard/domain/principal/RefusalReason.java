package dev.steelyard.domain.principal;

import java.util.Locale;

/**
 * A reason why all tokens of a user or client are refused, such as a suspended client or a
 * withdrawn consent.
 */
public enum RefusalReason {
    CLIENT_UNKNOWN,
    CLIENT_SUSPENDED,
    USER_UNKNOWN,
    USER_DISABLED,
    NOT_A_MEMBER,
    CONSENT_WITHDRAWN,
    /** At the management API only: the user is not staff. */
    NOT_STAFF,
    /** At the management API only: the reseller is frozen or closed. */
    AUTHORITY_SUSPENDED;

    /** The code that guards receive. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
