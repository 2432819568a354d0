package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/**
 * The reason why an invitation form was not accepted, such as a wrong password or too many
 * attempts. No reason reveals whether an address is known.
 */
public enum InvitationError {
    /** Wrong password of an account, too short a new one, or no name: indistinguishable. */
    NOT_ACCEPTED(Text.INVITATION_NOT_ACCEPTED),
    TOO_MANY_ATTEMPTS(Text.LOGIN_TOO_MANY_ATTEMPTS),
    EXPIRED(Text.FORM_EXPIRED);

    private final Text text;

    InvitationError(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }

    /** Whether the input is at fault, so that the fields are marked. */
    public boolean blamesInput() {
        return this == NOT_ACCEPTED;
    }
}
