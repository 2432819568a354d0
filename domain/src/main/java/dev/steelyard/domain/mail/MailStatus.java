package dev.steelyard.domain.mail;

/** What became of a mail. */
public enum MailStatus {
    /** It was not sent yet, or the mail server refused it for now. */
    WAITING,
    /**
     * The mail server took it, or it was discarded: a mail to an address without an account, which
     * the list must not tell from others.
     */
    SENT,
    /** The mail server refused it for good (a 5xx answer). */
    BOUNCED,
    /**
     * It could not be sent in time (within three days, or before its link ended), or its content
     * can't be read any more.
     */
    FAILED
}
