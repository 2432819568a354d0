package dev.steelyard.domain.user;

import dev.steelyard.domain.search.TextNormalizer;

/**
 * A search prefix of users' addresses or names, regardless of case and compatibility forms.
 *
 * @param normalised in the form of {@link EmailAddress#normalised} and {@link User#normalisedName}
 */
public record SearchPrefix(String normalised) {
    public static SearchPrefix of(String text) {
        return new SearchPrefix(TextNormalizer.of(text));
    }

    /** The upper bound in sort order of all texts with this prefix. */
    public String end() {
        return normalised + Character.toString(Character.MAX_CODE_POINT);
    }
}
