package dev.steelyard.domain.search;

import dev.steelyard.domain.id.Id;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A search text that matches a part of a name, regardless of letter case and Unicode compatibility
 * forms.
 *
 * @param normalised never empty, without control characters
 */
public record SearchText(String normalised) {
    /** The maximum length of a search text, in UTF-16 units. */
    public static final int LONGEST = 254;

    /** Nothing, where the text is blank, too long, or holds control characters. */
    public static Optional<SearchText> parse(String text) {
        if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        // after normalisation, which can create spaces
        var normalised = TextNormalizer.of(text).strip();
        return normalised.isEmpty() ? Optional.empty() : Optional.of(new SearchText(normalised));
    }

    /**
     * The stored form of {@code texts} for searches, one line for each: a search text has no line
     * break, so it never matches across two texts.
     */
    public static String form(String... texts) {
        return Arrays.stream(texts).map(TextNormalizer::of).collect(Collectors.joining("\n"));
    }

    /** Whether {@code id} begins with it. */
    public boolean begins(Id<?> id) {
        return id.hex().startsWith(normalised);
    }

    /** Whether it is in one of {@code texts}. */
    public boolean in(String... texts) {
        return form(texts).contains(normalised);
    }
}
