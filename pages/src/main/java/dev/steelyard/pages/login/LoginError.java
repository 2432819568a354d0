package dev.steelyard.pages.login;

import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.FormError;

/**
 * The reason why a login was not accepted, such as wrong credentials or a refused passkey. No
 * reason reveals whether an address is known.
 */
public enum LoginError implements FormError {
    /** Unknown address, wrong password or disabled user: indistinguishable. */
    WRONG_CREDENTIALS(TranslationKey.LOGIN_WRONG_CREDENTIALS),
    EXPIRED(TranslationKey.LOGIN_EXPIRED),
    /** Unknown, removed or copied passkey, or disabled user: indistinguishable. */
    PASSKEY_REFUSED(TranslationKey.PASSKEY_REFUSED);

    private final TranslationKey text;

    LoginError(TranslationKey text) {
        this.text = text;
    }

    @Override
    public TranslationKey text() {
        return text;
    }

    @Override
    public boolean blamesInput() {
        return this == WRONG_CREDENTIALS;
    }
}
