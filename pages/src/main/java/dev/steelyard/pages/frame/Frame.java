package dev.steelyard.pages.frame;

import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.language.TranslationKey;

/** The language, branding and static files that all HTML pages share. Immutable. */
public record Frame(Language language, Branding branding, Assets assets) {

    /** The frame with an operator's branding, in the default language. */
    public static Frame of(Branding branding, Assets assets) {
        return new Frame(Language.DEFAULT, branding, assets);
    }

    public Frame in(Language other) {
        return new Frame(other, branding, assets);
    }

    public String say(TranslationKey text, String... arguments) {
        return language.say(text, arguments);
    }
}
