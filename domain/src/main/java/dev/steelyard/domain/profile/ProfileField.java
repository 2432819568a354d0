package dev.steelyard.domain.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field of a user's profile, which is a standard claim (OpenID Connect Core, section 5.1) or a
 * part of {@code address} (section 5.1.1).
 */
public enum ProfileField {
    GIVEN_NAME(Forms::words),
    MIDDLE_NAME(Forms::words),
    FAMILY_NAME(Forms::words),
    NICKNAME(Forms::words),
    PREFERRED_USERNAME(Forms::words),
    GENDER(Forms::words),
    BIRTHDATE(Forms::birthdate),
    PROFILE(Forms::url),
    PICTURE(Forms::url),
    WEBSITE(Forms::url),
    LOCALE(Forms::locale),
    ZONEINFO(Forms::zone),
    PHONE_NUMBER(Forms::phone),
    STREET_ADDRESS(Forms::words),
    POSTAL_CODE(Forms::words),
    LOCALITY(Forms::words),
    REGION(Forms::words),
    COUNTRY(Forms::words);

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
