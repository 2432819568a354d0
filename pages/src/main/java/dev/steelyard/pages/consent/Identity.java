package dev.steelyard.pages.consent;

import dev.steelyard.pages.language.TranslationKey;

/**
 * A scope or claim, such as {@code email}, by which a client requests information about the user,
 * as the consent page lists it (OpenID Connect Core, section 5).
 */
public enum Identity {
    /** {@code openid} */
    SUBJECT(TranslationKey.IDENTITY_SUBJECT),
    /** {@code profile} */
    PROFILE(TranslationKey.IDENTITY_PROFILE),
    /** {@code email} */
    EMAIL(TranslationKey.IDENTITY_EMAIL),
    /** {@code address} */
    ADDRESS(TranslationKey.IDENTITY_ADDRESS),
    /** {@code phone} */
    PHONE(TranslationKey.IDENTITY_PHONE),
    NAME(TranslationKey.IDENTITY_NAME),
    GIVEN_NAME(TranslationKey.FIELD_GIVEN_NAME),
    MIDDLE_NAME(TranslationKey.FIELD_MIDDLE_NAME),
    FAMILY_NAME(TranslationKey.FIELD_FAMILY_NAME),
    NICKNAME(TranslationKey.FIELD_NICKNAME),
    PREFERRED_USERNAME(TranslationKey.FIELD_PREFERRED_USERNAME),
    GENDER(TranslationKey.FIELD_GENDER),
    BIRTHDATE(TranslationKey.FIELD_BIRTHDATE),
    PROFILE_PAGE(TranslationKey.FIELD_PROFILE),
    PICTURE(TranslationKey.FIELD_PICTURE),
    WEBSITE(TranslationKey.FIELD_WEBSITE),
    LOCALE(TranslationKey.FIELD_LOCALE),
    ZONEINFO(TranslationKey.FIELD_ZONEINFO),
    UPDATED_AT(TranslationKey.IDENTITY_UPDATED_AT);

    private final TranslationKey text;

    Identity(TranslationKey text) {
        this.text = text;
    }

    public TranslationKey text() {
        return text;
    }
}
