package dev.steelyard.admin.link;

/** Whether a link that changes an account works. */
public enum AccountLinkState {
    OPEN,
    /** No such link, or one of another purpose. */
    UNKNOWN,
    EXPIRED,
    USED,
    /**
     * The account was disabled, its address or password has changed, a newer link was made, or the
     * link's maker lacks a permission that the user has.
     */
    ENDED
}
