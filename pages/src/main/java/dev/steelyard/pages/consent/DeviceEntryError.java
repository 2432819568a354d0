package dev.steelyard.pages.consent;

import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.FormError;

/** The reason why a device's user code was not accepted. */
public enum DeviceEntryError implements FormError {
    /** Unknown, used and expired codes look alike. */
    WRONG_CODE(TranslationKey.DEVICE_WRONG_CODE);

    private final TranslationKey text;

    DeviceEntryError(TranslationKey text) {
        this.text = text;
    }

    @Override
    public TranslationKey text() {
        return text;
    }

    @Override
    public boolean blamesInput() {
        return this == WRONG_CODE;
    }
}
