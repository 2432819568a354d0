package dev.steelyard.pages.item;

import java.util.Locale;

/** A state in one word, such as "This one", with the colour and shape of its kind. */
public record Tag(Kind kind, String text) {
    /** Good, in need of attention soon, or bad. */
    public enum Kind {
        YES,
        SOON,
        NO;

        /** The class of the stylesheet. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
