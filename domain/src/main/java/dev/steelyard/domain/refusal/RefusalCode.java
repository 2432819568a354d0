package dev.steelyard.domain.refusal;

import java.util.Locale;

/**
 * An error code with which a management operation is refused, such as {@code permission_missing},
 * with advice for the caller. Programs use these names, so they are never renamed.
 */
public enum RefusalCode {
    PERMISSION_MISSING(
            "Ask for the permission that the message names, and check the token's scope."),
    AUTHORITY_SUSPENDED(
            "The reseller in whose name you act is frozen or closed. Ask the operator."),
    OPERATOR_ONLY("Only the operator may do or undo this. Ask the operator."),
    RECEIVERS_ONLY(
            "Only a management client may do this. Use an access token that your management client got for itself."),
    BEYOND_OWN("You can give or take only permissions that you hold. Ask a user who holds them."),
    BUILT_IN("This belongs to the server itself and can't be changed here."),
    ONESELF("You can't do this to yourself. Ask a colleague."),
    SECOND_PERSON_NEEDED(
            "One person can't reset both the password and the second factors of a user within 24 hours. Ask a colleague."),
    LIMIT_REACHED(
            "The maximum number is reached. Remove one, or ask the operator to raise the limit."),
    TOO_MANY_CREDENTIALS("The maximum number of live credentials is reached. Retire one first."),
    STAFF_ELSEWHERE(
            "You are staff of another reseller or of the operator. Ask them to remove you as staff first."),
    ANOTHER_ADDRESS("The invitation is for another address. Log in as the invited user."),
    SECOND_FACTOR_NEEDED("The user has second factors. Log in with one of them first."),
    LOGIN_NEEDED("A user with this e-mail address exists. Log in as this user."),
    OPERATOR_EXISTS("There is already an operator. Ask the operator for an invitation.");

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
