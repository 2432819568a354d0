package dev.steelyard.domain.search;

import dev.steelyard.domain.id.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request for one page of a list in the order of ids, with the last id of the preceding page and
 * the page size.
 *
 * @param after the last id of the page before; null: from the start
 * @param limit the maximum of elements, 1 to 200
 */
public record PageRequest(@Nullable String after, int limit) {
    public static final int MAX = 200;
    public static final PageRequest FIRST = new PageRequest(null, MAX);

    /**
     * Reads all pages of a list.
     *
     * @param list reads one page
     */
    public static <T> List<T> all(Function<PageRequest, List<T>> list, Function<T, Id<?>> id) {
        var all = new ArrayList<T>();
        var page = FIRST;
        List<T> found;
        do {
            found = list.apply(page);
            all.addAll(found);
            page = found.isEmpty() ? FIRST : new PageRequest(id.apply(found.getLast()).hex(), MAX);
        } while (found.size() == MAX);
        return all;
    }

    public PageRequest {
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("a page holds 1 to 200");
        }
    }
}
