package dev.steelyard.cli.audit.format;

/**
 * Thrown when a line of an audit export can't be parsed. An expected outcome, so it carries no
 * stack trace.
 */
final class UnreadableLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param why never quotes the line
     */
    UnreadableLine(String why) {
        super(why, null, false, false);
    }
}
