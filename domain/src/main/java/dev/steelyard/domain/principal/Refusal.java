package dev.steelyard.domain.principal;

import java.util.Locale;

/** Reasons why every token of a principal is refused. */
public enum Refusal {
    CLIENT_UNKNOWN,
    CLIENT_SUSPENDED,
    USER_UNKNOWN,
    USER_DISABLED,
    NOT_A_MEMBER,
    CONSENT_WITHDRAWN,
    /** At the management API only: the user is no staff. */
    NOT_STAFF,
    /** At the management API only: the reseller in whose name it acts is frozen or closed. */
    AUTHORITY_SUSPENDED;

    /** As it travels to guards. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
