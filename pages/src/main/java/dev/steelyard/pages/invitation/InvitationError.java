package dev.steelyard.pages.invitation;

import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.FormError;

/**
 * The reason why an invitation form was not accepted, such as a wrong password. No reason reveals
 * whether an address is known.
 */
public enum InvitationError implements FormError {
    /** Wrong password of an account, too short a new one, or no name: indistinguishable. */
    NOT_ACCEPTED(TranslationKey.INVITATION_NOT_ACCEPTED),
    /** Only after the right password. */
    FACTOR_NEEDED(TranslationKey.INVITATION_FACTOR_NEEDED),
    EXPIRED(TranslationKey.FORM_EXPIRED);

    private final TranslationKey text;

    InvitationError(TranslationKey text) {
        this.text = text;
    }

    @Override
    public TranslationKey text() {
        return text;
    }

    @Override
    public boolean blamesInput() {
        return this == NOT_ACCEPTED;
    }
}
