package dev.steelyard.domain.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field of a user's profile, which is a standard claim (OpenID Connect Core, section 5.1) or a
 * part of {@code address} (section 5.1.1).
 */
public enum ProfileField {
    GIVEN_NAME(FieldValidator::words),
    MIDDLE_NAME(FieldValidator::words),
    FAMILY_NAME(FieldValidator::words),
    NICKNAME(FieldValidator::words),
    PREFERRED_USERNAME(FieldValidator::words),
    GENDER(FieldValidator::words),
    BIRTHDATE(FieldValidator::birthdate),
    PROFILE(FieldValidator::url),
    PICTURE(FieldValidator::url),
    WEBSITE(FieldValidator::url),
    LOCALE(FieldValidator::locale),
    ZONEINFO(FieldValidator::zone),
    PHONE_NUMBER(FieldValidator::phone),
    STREET_ADDRESS(FieldValidator::words),
    POSTAL_CODE(FieldValidator::words),
    LOCALITY(FieldValidator::words),
    REGION(FieldValidator::words),
    COUNTRY(FieldValidator::words);

    private final Function<String, Optional<String>> form;

    ProfileField(Function<String, Optional<String>> form) {
        this.form = form;
    }

    /** The claim's name in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses {@code typed} into the stored form; empty where it is not of the field's form. */
    public Optional<String> parse(String typed) {
        return form.apply(typed.strip());
    }
}
