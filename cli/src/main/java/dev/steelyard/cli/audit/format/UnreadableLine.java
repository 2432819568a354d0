package dev.steelyard.cli.audit.format;

/**
 * Thrown to stop the parsing of an invalid line. An expected outcome, so it carries no stack trace.
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
