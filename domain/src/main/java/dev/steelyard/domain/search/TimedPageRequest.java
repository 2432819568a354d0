package dev.steelyard.domain.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is in the order of a time, and of ids where times are equal.
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
