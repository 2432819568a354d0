package dev.steelyard.pages.login;

import dev.steelyard.pages.language.TranslationKey;

/** The reason why a code or a passkey was not accepted as second factor. */
public enum SecondFactorError {
    WRONG_CODE(TranslationKey.FACTOR_WRONG_CODE),
    TOO_MANY_ATTEMPTS(TranslationKey.FACTOR_TOO_MANY_ATTEMPTS),
    PASSKEY_REFUSED(TranslationKey.PASSKEY_REFUSED);

    private final TranslationKey text;

    SecondFactorError(TranslationKey text) {
        this.text = text;
    }

    public TranslationKey text() {
        return text;
    }
}
