package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/**
 * A scope or claim about the user on the consent page, such as {@code email} (OpenID Connect Core,
 * section 5).
 */
public enum Identity {
    /** {@code openid} */
    SUBJECT(Text.IDENTITY_SUBJECT),
    /** {@code profile} */
    PROFILE(Text.IDENTITY_PROFILE),
    /** {@code email} */
    EMAIL(Text.IDENTITY_EMAIL),
    /** {@code address} */
    ADDRESS(Text.IDENTITY_ADDRESS),
    /** {@code phone} */
    PHONE(Text.IDENTITY_PHONE),
    NAME(Text.IDENTITY_NAME),
    GIVEN_NAME(Text.FIELD_GIVEN_NAME),
    MIDDLE_NAME(Text.FIELD_MIDDLE_NAME),
    FAMILY_NAME(Text.FIELD_FAMILY_NAME),
    NICKNAME(Text.FIELD_NICKNAME),
    PREFERRED_USERNAME(Text.FIELD_PREFERRED_USERNAME),
    GENDER(Text.FIELD_GENDER),
    BIRTHDATE(Text.FIELD_BIRTHDATE),
    PROFILE_PAGE(Text.FIELD_PROFILE),
    PICTURE(Text.FIELD_PICTURE),
    WEBSITE(Text.FIELD_WEBSITE),
    LOCALE(Text.FIELD_LOCALE),
    ZONEINFO(Text.FIELD_ZONEINFO),
    UPDATED_AT(Text.IDENTITY_UPDATED_AT);

    private final Text text;

    Identity(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
