package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/** Why an invitation was not accepted. None tells a known address from an unknown one. */
public enum InvitationError {
    /** Wrong password of an account, too short a new one, or no name: one answer for all. */
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

    /** Whether what was typed is to blame, so that the fields are marked. */
    public boolean blamesInput() {
        return this == NOT_ACCEPTED;
    }
}
