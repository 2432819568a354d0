package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.PasskeyPrompt;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user adds a passkey. Sends {@link #NAME}, and what {@link PasskeyPrompt}
 * says.
 *
 * @param name the prefilled name
 * @param problem why none was added; null: it is the first attempt
 */
public record NewPasskeyPage(
        AccountFrame account,
        String name,
        int longestName,
        @Nullable TranslationKey problem,
        PasskeyPrompt passkey,
        Form form) {
    public static final String NAME = "name";
}
