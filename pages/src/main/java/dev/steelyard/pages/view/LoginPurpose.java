package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/** What somebody signs in for. */
public enum LoginPurpose {
    /** To go on with what a client asks. */
    CLIENT(Text.LOGIN_LEAD),
    ACCOUNT(Text.ACCOUNT_LOGIN_LEAD),
    DEVICE(Text.DEVICE_LOGIN_LEAD);

    private final Text text;

    LoginPurpose(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
