package dev.steelyard.domain.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an export, of whole batches.
 *
 * @param whole whether each batch shows all its events: the operator's export; else an event comes
 *     with its audit path
 * @param next where the next page begins; null: this is the last
 * @param end on the last page: what the export holds, signed
 */
public record ExportPage(
        boolean whole, List<Batch> batches, @Nullable Cursor next, @Nullable String end) {
    /** A seal, and the events under it that may be seen. */
    public record Batch(Seal seal, List<SealedEvent> events) {}

    /**
     * How far an export has come.
     *
     * @param first what it began with: the number of a seal, in a part that of an event; 0: nothing
     *     yet
     * @param after the seal that the last page ended with
     */
    public record Cursor(long first, long after) {
        public static final Cursor START = new Cursor(0, 0);
    }
}
