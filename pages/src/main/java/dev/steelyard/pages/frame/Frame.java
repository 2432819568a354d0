package dev.steelyard.pages.frame;

import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.language.TranslationKey;
import org.jspecify.annotations.Nullable;

/**
 * The language, branding and static files that all HTML pages share. Immutable.
 *
 * @param languages lets the user choose another language; null: this page has no way back to itself
 */
public record Frame(
        Language language, Branding branding, Assets assets, @Nullable LanguageSwitch languages) {

    /** The frame with an operator's branding, in the default language. */
    public static Frame of(Branding branding, Assets assets) {
        return new Frame(Language.DEFAULT, branding, assets, null);
    }

    public Frame in(Language other) {
        return new Frame(other, branding, assets, languages);
    }

    public Frame with(@Nullable LanguageSwitch other) {
        return new Frame(language, branding, assets, other);
    }

    public String say(TranslationKey text, String... arguments) {
        return language.say(text, arguments);
    }
}
