package dev.steelyard.domain.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for one page of a list in the order of time, with the last element of the preceding
 * page and the page size. Where times are equal, ids decide.
 *
 * @param after the last element of the page before; null: from the start
 * @param limit the maximum of elements, 1 to {@link PageRequest#MAX}
 */
public record TimedPageRequest(@Nullable After after, int limit) {
    public static final TimedPageRequest FIRST = new TimedPageRequest(null, PageRequest.MAX);

    public TimedPageRequest {
        if (limit < 1 || limit > PageRequest.MAX) {
            throw new IllegalArgumentException("a page holds 1 to 200");
        }
    }

    /** The position of an element in the order. */
    public record After(Instant at, String id) {}
}
