package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/** What a client learns about the person: a scope of OpenID Connect Core in words. */
public enum Identity {
    /** {@code openid} */
    SUBJECT(Text.IDENTITY_SUBJECT),
    /** {@code profile} */
    PROFILE(Text.IDENTITY_PROFILE),
    /** {@code email} */
    EMAIL(Text.IDENTITY_EMAIL);

    private final Text text;

    Identity(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
