package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.TranslationKey;

/** The reason why a form was not accepted, which its page shows above it. */
@FunctionalInterface
public interface FormError {
    TranslationKey text();

    /** Whether the input is at fault, so that the fields are marked. */
    default boolean blamesInput() {
        return true;
    }

    /** The text in the language of a page. */
    default String in(Frame frame, String... arguments) {
        return frame.say(text(), arguments);
    }
}
