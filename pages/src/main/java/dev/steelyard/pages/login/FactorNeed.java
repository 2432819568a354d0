package dev.steelyard.pages.login;

import dev.steelyard.pages.language.TranslationKey;

/** What a user lacks who has no second factor that is enough. */
public enum FactorNeed {
    /** Any second factor. */
    ANY(TranslationKey.FACTOR_NEEDED_ANY, TranslationKey.AUTHENTICATOR_ADD),
    /** A passkey. */
    PASSKEY(TranslationKey.FACTOR_NEEDED_PASSKEY, TranslationKey.PASSKEY_ADD),
    /** A login by the passkey that the user has. */
    SIGN_IN(TranslationKey.FACTOR_NEEDED_SIGN_IN, TranslationKey.PASSKEY_SIGN_IN),
    /** A link that permits to add the first one, which can be mailed to the user. */
    MAIL(TranslationKey.FACTOR_NEEDED_MAIL, TranslationKey.FACTOR_LINK_SEND),
    /** A link that permits to add the first one. */
    LINK(TranslationKey.FACTOR_NEEDED_LINK, TranslationKey.ACCOUNT_SECURITY);

    private final TranslationKey text;
    private final TranslationKey action;

    FactorNeed(TranslationKey text, TranslationKey action) {
        this.text = text;
        this.action = action;
    }

    public TranslationKey text() {
        return text;
    }

    /** The text of the button. */
    public TranslationKey action() {
        return action;
    }
}
