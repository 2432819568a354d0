package dev.steelyard.domain.user;

import dev.steelyard.domain.search.TextNormalizer;

/**
 * The beginning of a user's e-mail address or name, in the normalized form by which users are
 * searched.
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
