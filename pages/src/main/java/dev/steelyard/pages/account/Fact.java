package dev.steelyard.pages.account;

import dev.steelyard.pages.language.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a {@link Thing}, such as "Added 2 March 2026".
 *
 * @param at the time that follows the text; null: none
 */
public record Fact(String text, @Nullable Moment at) {
    public static Fact of(String text) {
        return new Fact(text, null);
    }
}
