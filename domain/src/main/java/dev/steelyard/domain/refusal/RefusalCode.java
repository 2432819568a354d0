package dev.steelyard.domain.refusal;

import java.util.Locale;

/**
 * Error codes of refused management operations. Programs use these names, so they are never
 * renamed.
 */
public enum RefusalCode {
    PERMISSION_MISSING(
            "Ask for the permission that the message names, and check the token's scope."),
    AUTHORITY_SUSPENDED(
            "The reseller in whose name you act is frozen or closed. Ask the operator."),
    OPERATOR_ONLY("Only the operator may do this, or undo it. Ask the operator."),
    RECEIVERS_ONLY("Do it with an access token of a management client of your own."),
    BEYOND_OWN("You can give or take only what you hold yourself. Ask a user who holds it."),
    BUILT_IN("This belongs to the server itself and can't be changed here."),
    ONESELF("You can't do this to yourself. Ask a colleague."),
    LIMIT_REACHED("As many are there as may be. Remove one, or ask the operator."),
    TOO_MANY_CREDENTIALS("As many as may live at once do. Retire one first."),
    STAFF_ELSEWHERE("You are staff of another authority, which must let you go first."),
    ANOTHER_ADDRESS("The invitation is for another address. Log in as the invited user."),
    LOGIN_NEEDED("A user has this address. Log in as this user."),
    OPERATOR_EXISTS("There is an operator already, who can invite others.");

    private final String advice;

    RefusalCode(String advice) {
        this.advice = advice;
    }

    /** The name in bodies and documentation, {@code beyond_own}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The advice for the caller. */
    public String advice() {
        return advice;
    }
}
