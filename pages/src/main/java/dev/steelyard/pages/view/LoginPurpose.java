package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/**
 * The purpose of a login, which selects the text of the login page: a client, the account page or a
 * device.
 */
public enum LoginPurpose {
    /** A client's request. */
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
