package dev.steelyard.domain.search;

import dev.steelyard.domain.id.Id;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A part of a text that is looked for, however it is written.
 *
 * @param normalised never empty, without control characters
 */
public record Search(String normalised) {
    /** How long a text may be that is looked for, in UTF-16 units. */
    public static final int LONGEST = 254;

    /** Nothing, where the text is blank, too long, or holds control characters. */
    public static Optional<Search> parse(String text) {
        if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        // After the normal form: there are spaces that only it makes one.
        var normalised = Normal.of(text).strip();
        return normalised.isEmpty() ? Optional.empty() : Optional.of(new Search(normalised));
    }

    /**
     * What is kept beside {@code texts} to find them by. A line each: what is looked for has no
     * line break, so it is found inside one of them, never across two.
     */
    public static String form(String... texts) {
        return Arrays.stream(texts).map(Normal::of).collect(Collectors.joining("\n"));
    }

    /** Whether {@code id} begins so. */
    public boolean begins(Id<?> id) {
        return id.hex().startsWith(normalised);
    }

    /** Whether it is in one of {@code texts}. */
    public boolean in(String... texts) {
        return form(texts).contains(normalised);
    }
}
