package dev.steelyard.cli.audit.verify;

/**
 * Something wrong with an export.
 *
 * @param line from 1; 0: of no line
 * @param event the id of the event that it is about; empty: none, or none that is known
 * @param text as a sentence about the line
 */
public record Finding(long line, Kind kind, String event, String text) {
    /** What was done to the export, or to what it shows. */
    public enum Kind {
        UNREADABLE,
        CHANGED,
        ADDED,
        REMOVED,
        MOVED,
        /** Signed by a key that nobody vouches for. */
        UNTRUSTED
    }
}
