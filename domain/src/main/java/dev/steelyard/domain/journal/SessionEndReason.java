package dev.steelyard.domain.journal;

/**
 * A reason why a login session ended, such as logout, which the security event about its end states
 * (CAEP 1.0, section 2).
 */
public enum SessionEndReason {
    LOGOUT("user", "The user logged out"),
    BY_USER("user", "The user ended the session from another browser"),
    REPLACED("user", "Another user logged in at the same browser"),
    ENDED("admin", "An administrator ended the session"),
    DELETED("user", "The user deleted the account"),
    PASSWORD_CHANGED("user", "The user's password was changed"),
    ADDRESS_PROVED("user", "The user proved the address for the first time"),
    ADDRESS_RESTORED("user", "The user's earlier address undid a change of the address"),
    FACTORS_RESET("admin", "An administrator reset the user's second factors"),
    DISABLED("admin", "An administrator disabled the user");

    private final String initiator;
    private final String reason;

    SessionEndReason(String initiator, String reason) {
        this.initiator = initiator;
        this.reason = reason;
    }

    /** A value of {@code initiating_entity}. */
    public String initiator() {
        return initiator;
    }

    /** The reason in words, for administrators. */
    public String reason() {
        return reason;
    }
}
