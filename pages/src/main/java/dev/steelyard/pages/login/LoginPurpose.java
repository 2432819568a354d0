package dev.steelyard.pages.login;

import dev.steelyard.pages.language.TranslationKey;

/**
 * The purpose of a login, which selects the text of the login page: a client, the account page or a
 * device.
 */
public enum LoginPurpose {
    /** A client's request. */
    CLIENT(TranslationKey.LOGIN_LEAD),
    /** A client's request, for which the present login is too old or too weak. */
    CLIENT_AGAIN(TranslationKey.LOGIN_AGAIN_LEAD),
    /** A client's request, for which only a passkey is enough. */
    CLIENT_PASSKEY(TranslationKey.LOGIN_PASSKEY_LEAD),
    ACCOUNT(TranslationKey.ACCOUNT_LOGIN_LEAD),
    DEVICE(TranslationKey.DEVICE_LOGIN_LEAD),
    /** A change on the account page by a user who logged in a while ago. */
    FRESH_PROOF(TranslationKey.FRESH_PROOF_LEAD);

    private final TranslationKey text;

    LoginPurpose(TranslationKey text) {
        this.text = text;
    }

    /** The purpose for a user who is logged in already, or not yet. */
    public LoginPurpose of(boolean loggedIn) {
        return this == ACCOUNT && loggedIn ? FRESH_PROOF : this;
    }

    public TranslationKey text() {
        return text;
    }
}
