package dev.steelyard.program.audit;

/** Leads out of the reading of a line; an expected outcome, so it carries no stack trace. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param why never quotes the line
     */
    Unreadable(String why) {
        super(why, null, false, false);
    }
}
