package dev.steelyard.domain.store;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list: what comes after an id, in the order of ids.
 *
 * @param after the last id of the page before; null: from the start
 * @param limit how many at most, 1 to 200
 */
public record Page(@Nullable String after, int limit) {
    public static final int MAX = 200;
    public static final Page FIRST = new Page(null, MAX);

    public Page {
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("a page holds 1 to 200");
        }
    }
}
