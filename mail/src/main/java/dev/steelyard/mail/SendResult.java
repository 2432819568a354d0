package dev.steelyard.mail;

/** What the mail server answered to a mail. */
public sealed interface SendResult {
    /** It took the mail. */
    record Sent() implements SendResult {}

    /**
     * It refuses this mail for good.
     *
     * @param answer its answer, in one line
     */
    record Bounced(String answer) implements SendResult {}

    /** The mail was not tried: its link has ended. */
    record Ended() implements SendResult {}

    /**
     * It refuses the mail for now, could not be reached, or ended the connection. Whether it took
     * the mail may be unknown.
     *
     * @param answer its answer, or the failure, in one line
     */
    record Deferred(String answer) implements SendResult {}
}
