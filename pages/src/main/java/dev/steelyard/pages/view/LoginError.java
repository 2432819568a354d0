package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/**
 * The reason why a login was not accepted: wrong credentials, too many attempts or an expired form.
 * No reason reveals whether an address is known.
 */
public enum LoginError {
    /** Unknown address, wrong password or disabled user: indistinguishable. */
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

    /** Whether the input is at fault, so that the fields are marked. */
    public boolean blamesInput() {
        return this == WRONG_CREDENTIALS;
    }
}
