package dev.steelyard.operations.schema;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list response, with its elements and the position at which the next page begins.
 *
 * @param next the position of the last element, where there may be a further page
 */
public record Listing<E>(List<E> elements, @Nullable String next) {
    /** The whole list. */
    public static <E> Listing<E> all(List<E> elements) {
        return new Listing<>(elements, null);
    }

    /**
     * A page of a list; a full one may have a further page behind it.
     *
     * @param limit of the page
     * @param position of an element in the order of the list
     */
    public static <E> Listing<E> page(
            List<E> elements, int limit, Function<? super E, String> position) {
        return new Listing<>(
                elements, elements.size() == limit ? position.apply(elements.getLast()) : null);
    }
}
