package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/** Why a login was not accepted. None tells a known address from an unknown one. */
public enum LoginError {
    /** Unknown address, wrong password or disabled user: one answer for all. */
    WRONG_CREDENTIALS(Text.LOGIN_WRONG_CREDENTIALS),
    TOO_MANY_ATTEMPTS(Text.LOGIN_TOO_MANY_ATTEMPTS),
    EXPIRED(Text.LOGIN_EXPIRED);

    private final Text text;

    LoginError(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }

    /** Whether what was typed is to blame, so that the fields are marked. */
    public boolean blamesInput() {
        return this == WRONG_CREDENTIALS;
    }
}
