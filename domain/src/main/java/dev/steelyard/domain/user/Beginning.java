package dev.steelyard.domain.user;

import dev.steelyard.domain.search.Normal;

/**
 * How the address or the name of those who are looked for begins, however it is written.
 *
 * @param normalised as {@link EmailAddress#normalised} and {@link User#normalisedName} are compared
 */
public record Beginning(String normalised) {
    public static Beginning of(String text) {
        return new Beginning(Normal.of(text));
    }

    /** After every text that begins so, and before any other that is after those. */
    public String end() {
        return normalised + Character.toString(Character.MAX_CODE_POINT);
    }
}
