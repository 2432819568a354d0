package dev.steelyard.cli.audit.verify;

/**
 * A defect that {@code steelyard audit verify} found in an export, such as a changed or missing
 * event.
 *
 * @param line from 1; 0: no specific line
 * @param event the id of the affected event; empty: none, or unknown
 * @param text a sentence about the line
 */
public record Finding(long line, Kind kind, String event, String text) {
    /** The kinds of defects. */
    public enum Kind {
        UNREADABLE,
        CHANGED,
        ADDED,
        REMOVED,
        MOVED,
        /** Signed by an untrusted key. */
        UNTRUSTED
    }
}
