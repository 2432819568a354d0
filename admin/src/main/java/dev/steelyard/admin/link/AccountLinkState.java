package dev.steelyard.admin.link;

/** Whether a link that changes an account works. */
public enum AccountLinkState {
    OPEN,
    /** No such link, or one of another purpose. */
    UNKNOWN,
    EXPIRED,
    USED,
    /** The account was disabled, its address or password has changed, or a newer link was made. */
    ENDED
}
