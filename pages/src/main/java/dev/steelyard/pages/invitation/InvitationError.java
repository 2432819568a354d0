package dev.steelyard.pages.invitation;

import dev.steelyard.pages.language.TranslationKey;

/**
 * The reason why an invitation form was not accepted, such as a wrong password or too many
 * attempts. No reason reveals whether an address is known.
 */
public enum InvitationError {
    /** Wrong password of an account, too short a new one, or no name: indistinguishable. */
    NOT_ACCEPTED(TranslationKey.INVITATION_NOT_ACCEPTED),
    /** Only after the right password. */
    FACTOR_NEEDED(TranslationKey.INVITATION_FACTOR_NEEDED),
    TOO_MANY_ATTEMPTS(TranslationKey.LOGIN_TOO_MANY_ATTEMPTS),
    EXPIRED(TranslationKey.FORM_EXPIRED);

    private final TranslationKey text;

    InvitationError(TranslationKey text) {
        this.text = text;
    }

    public TranslationKey text() {
        return text;
    }

    /** Whether the input is at fault, so that the fields are marked. */
    public boolean blamesInput() {
        return this == NOT_ACCEPTED;
    }
}
