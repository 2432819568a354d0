package dev.steelyard.pages.login;

import dev.steelyard.pages.language.TranslationKey;

/**
 * The reason why a login was not accepted: wrong credentials, too many attempts or an expired form.
 * No reason reveals whether an address is known.
 */
public enum LoginError {
    /** Unknown address, wrong password or disabled user: indistinguishable. */
    WRONG_CREDENTIALS(TranslationKey.LOGIN_WRONG_CREDENTIALS),
    TOO_MANY_ATTEMPTS(TranslationKey.LOGIN_TOO_MANY_ATTEMPTS),
    EXPIRED(TranslationKey.LOGIN_EXPIRED),
    /** Unknown, removed or copied passkey, or disabled user: indistinguishable. */
    PASSKEY_REFUSED(TranslationKey.PASSKEY_REFUSED);

    private final TranslationKey text;

    LoginError(TranslationKey text) {
        this.text = text;
    }

    public TranslationKey text() {
        return text;
    }

    /** Whether the input is at fault, so that the fields are marked. */
    public boolean blamesInput() {
        return this == WRONG_CREDENTIALS;
    }
}
