package dev.steelyard.domain.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an audit log export, with signed batches of audit events.
 *
 * @param whole whether each batch has all its events (the operator's export); else each event has
 *     its audit path
 * @param next where the next page begins; null: this is the last
 * @param end the signed {@link ExportEnd}, on the last page
 */
public record ExportPage(
        boolean whole, List<Batch> batches, @Nullable Cursor next, @Nullable String end) {
    /** A seal, and those of its events that the caller may see. */
    public record Batch(Seal seal, List<SealedEvent> events) {}

    /**
     * The position of an export.
     *
     * @param first the number of its first seal, or event in an export of one reseller; 0: none yet
     * @param after the last seal of the page before
     */
    public record Cursor(long first, long after) {
        public static final Cursor START = new Cursor(0, 0);
    }
}
