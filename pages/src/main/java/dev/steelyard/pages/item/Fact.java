package dev.steelyard.pages.item;

import dev.steelyard.pages.language.Moment;
import dev.steelyard.pages.view.Link;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a {@link Thing}, such as "Added 2 March 2026".
 *
 * @param at the time that follows the text; null: none
 * @param link the page of another party that follows the text; null: none
 */
public record Fact(String text, @Nullable Moment at, @Nullable Link link) {
    public Fact(String text, Moment at) {
        this(text, at, null);
    }

    public static Fact of(String text) {
        return new Fact(text, null, null);
    }
}
