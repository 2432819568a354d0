package dev.steelyard.domain.mail;

/** The occasion of a mail, which determines its text. */
public enum MailKind {
    /** An invitation into an application, with its link. */
    INVITATION,
    /** An invitation onto a staff, with its link. */
    STAFF_INVITATION,
    /** The link by which a user chooses a new password. */
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    /** The link by which a user confirms a new address, sent there. */
    ADDRESS_CONFIRMATION,
    /** Somebody asked to use an address that has an account; sent there. */
    ADDRESS_TAKEN,
    /**
     * A notice to the old address after a change, with the link that undoes it; without one after
     * an undo, and to an address that was never proved.
     */
    ADDRESS_CHANGED,
    /** A notice to the address that an undo brought back, which names the factors that are left. */
    ADDRESS_RESTORED,
    /** The link by which a user adds a first second factor that is demanded. */
    FACTOR_ENROLMENT,
    FACTOR_ADDED,
    FACTOR_REMOVED,
    /** A user has new recovery codes, which end the old ones. */
    RECOVERY_CODES_MADE,
    RECOVERY_CODE_USED,
    /** An operator made a link by which a user without a second factor may add one. */
    FACTOR_LINK,
    /** A user asked for the deletion of its account, which waits. */
    ACCOUNT_DELETION,
    /** A user took back the deletion of its account. */
    ACCOUNT_KEPT,
    /** A login from a browser that was never used by the user before. */
    NEW_BROWSER,
    /** Staff ended a user's sessions. */
    SESSIONS_ENDED,
    /** An operator was re-enabled, or got in again, by {@code steelyard rescue}. */
    OPERATOR_RESCUED,
    /** The link by which a reseller or an application confirms a contact. */
    CONTACT_CONFIRMATION,
    /** A secret or an API key of a client ends soon. */
    CREDENTIAL_EXPIRES,
    /** The term of an application ends soon. */
    APPLICATION_EXPIRES,
    /** {@code steelyard mail test}. */
    TEST
}
