package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/** The reason why a device's user code was not accepted: a wrong code or too many attempts. */
public enum DeviceEntryError {
    /** Unknown, used and expired codes look alike. */
    WRONG_CODE(Text.DEVICE_WRONG_CODE),
    TOO_MANY_ATTEMPTS(Text.LOGIN_TOO_MANY_ATTEMPTS);

    private final Text text;

    DeviceEntryError(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }

    public boolean blamesInput() {
        return this == WRONG_CODE;
    }
}
