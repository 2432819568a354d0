package dev.steelyard.pages.consent;

import dev.steelyard.pages.language.TranslationKey;

/** The reason why a device's user code was not accepted: a wrong code or too many attempts. */
public enum DeviceEntryError {
    /** Unknown, used and expired codes look alike. */
    WRONG_CODE(TranslationKey.DEVICE_WRONG_CODE),
    TOO_MANY_ATTEMPTS(TranslationKey.LOGIN_TOO_MANY_ATTEMPTS);

    private final TranslationKey text;

    DeviceEntryError(TranslationKey text) {
        this.text = text;
    }

    public TranslationKey text() {
        return text;
    }

    public boolean blamesInput() {
        return this == WRONG_CODE;
    }
}
