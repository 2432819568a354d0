package dev.steelyard.store.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Converts a set of words, such as grant types, to and from space-separated text in a column.
 * Sorted, so that equal sets look alike. For sets that are never searched.
 */
public final class SetConverter {
    private SetConverter() {}

    /**
     * @throws IllegalArgumentException if a word is empty or holds a space: it would be read back
     *     as something else
     */
    public static String join(Collection<?> values) {
        return values.stream().map(SetConverter::of).sorted().collect(Collectors.joining(" "));
    }

    public static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    public static <T> Set<T> split(String text, Function<String, T> value) {
        return split(text).stream().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** For members that have a row each, too: rows are read as one text of words. */
    public static String of(Object value) {
        var word = ArgumentBinder.text(value);
        if (word.isEmpty() || word.indexOf(' ') >= 0) {
            throw new IllegalArgumentException(
                    "a member of a stored set must not be empty or contain a space");
        }
        return word;
    }
}
