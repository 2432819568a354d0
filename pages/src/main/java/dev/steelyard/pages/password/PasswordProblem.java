package dev.steelyard.pages.password;

import dev.steelyard.pages.language.TranslationKey;

/** The reason why a new password was not accepted, such as too short. */
public enum PasswordProblem {
    TOO_SHORT(TranslationKey.PASSWORD_TOO_SHORT),
    TOO_LONG(TranslationKey.PASSWORD_TOO_LONG),
    COMMON(TranslationKey.PASSWORD_COMMON),
    PATTERN(TranslationKey.PASSWORD_PATTERN),
    LIKE_NAME(TranslationKey.PASSWORD_LIKE_NAME),
    LIKE_ADDRESS(TranslationKey.PASSWORD_LIKE_ADDRESS),
    LIKE_PLATFORM(TranslationKey.PASSWORD_LIKE_PLATFORM);

    private final TranslationKey text;

    PasswordProblem(TranslationKey text) {
        this.text = text;
    }

    public TranslationKey text() {
        return text;
    }
}
