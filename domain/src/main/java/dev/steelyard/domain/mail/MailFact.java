package dev.steelyard.domain.mail;

/**
 * A value that a mail's text mentions. A sentence whose values are not all given is left out. Times
 * are written as ISO 8601 and shown in the reader's language.
 */
public enum MailFact {
    /** The address of a page below the issuer; often a secret. */
    LINK,
    /** The time when the link ends: the mail is not sent after it. */
    EXPIRES,
    RESELLER,
    APPLICATION,
    COMPANY,
    /** Names of roles, separated by commas. */
    ROLES,
    /** The address of the account that the mail is about. */
    ACCOUNT,
    /** The new address after a change. */
    NEW_ADDRESS,
    /** When the event happened. */
    TIME,
    /** When something is going to happen. */
    DUE,
    /** Browser and system in words. */
    BROWSER,
    /** The network address of the request. */
    SOURCE,
    /**
     * The kinds of second factors, as the texts name them: {@code passkey}, {@code passkeys},
     * {@code authenticator}, {@code passkeys_and_authenticator}.
     */
    FACTOR,
    /** The name of the user or staff who did it. */
    BY,
    CLIENT,
    /** The id of a secret or an API key, or a name. */
    CREDENTIAL
}
