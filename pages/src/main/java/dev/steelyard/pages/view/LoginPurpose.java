package dev.steelyard.pages.view;

import dev.steelyard.pages.language.TranslationKey;

/**
 * The purpose of a login, which selects the text of the login page: a client, the account page or a
 * device.
 */
public enum LoginPurpose {
    /** A client's request. */
    CLIENT(TranslationKey.LOGIN_LEAD),
    ACCOUNT(TranslationKey.ACCOUNT_LOGIN_LEAD),
    DEVICE(TranslationKey.DEVICE_LOGIN_LEAD);

    private final TranslationKey text;

    LoginPurpose(TranslationKey text) {
        this.text = text;
    }

    public TranslationKey text() {
        return text;
    }
}
