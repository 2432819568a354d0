package dev.steelyard.mail;

/** The result of an attempt to send a mail. */
public sealed interface SendResult {
    /** The mail server took the mail. */
    record Sent() implements SendResult {}

    /**
     * The mail server refuses this mail for good.
     *
     * @param answer its answer, in one line
     */
    record Bounced(String answer) implements SendResult {}

    /**
     * The mail was not tried, and never will be.
     *
     * @param reason in one line
     */
    record Abandoned(String reason) implements SendResult {}

    /**
     * The mail server refuses the mail for now, could not be reached, or ended the connection.
     * Whether it took the mail may be unknown.
     *
     * @param answer its answer, or the failure, in one line
     */
    record Deferred(String answer) implements SendResult {}
}
