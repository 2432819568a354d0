package dev.steelyard.pages.login;

import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.FormError;

/** The reason why a code or a passkey was not accepted as second factor. */
public enum SecondFactorError implements FormError {
    WRONG_CODE(TranslationKey.FACTOR_WRONG_CODE),
    PASSKEY_REFUSED(TranslationKey.PASSKEY_REFUSED);

    private final TranslationKey text;

    SecondFactorError(TranslationKey text) {
        this.text = text;
    }

    @Override
    public TranslationKey text() {
        return text;
    }
}
