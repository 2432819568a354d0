package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;
import java.util.Locale;

/**
 * A profile field in the form on the account page, such as {@code given_name}. Its name is that of
 * the form's parameter.
 */
public enum AccountField {
    GIVEN_NAME(Text.FIELD_GIVEN_NAME, "text", "given-name"),
    MIDDLE_NAME(Text.FIELD_MIDDLE_NAME, "text", "additional-name"),
    FAMILY_NAME(Text.FIELD_FAMILY_NAME, "text", "family-name"),
    NICKNAME(Text.FIELD_NICKNAME, "text", "nickname"),
    PREFERRED_USERNAME(Text.FIELD_PREFERRED_USERNAME, "text", "off"),
    GENDER(Text.FIELD_GENDER, "text", "sex"),
    BIRTHDATE(Text.FIELD_BIRTHDATE, "text", "bday"),
    PROFILE(Text.FIELD_PROFILE, "url", "off"),
    PICTURE(Text.FIELD_PICTURE, "url", "photo"),
    WEBSITE(Text.FIELD_WEBSITE, "url", "url"),
    LOCALE(Text.FIELD_LOCALE, "text", "language"),
    ZONEINFO(Text.FIELD_ZONEINFO, "text", "off"),
    PHONE_NUMBER(Text.FIELD_PHONE_NUMBER, "tel", "tel"),
    STREET_ADDRESS(Text.FIELD_STREET_ADDRESS, "text", "street-address"),
    POSTAL_CODE(Text.FIELD_POSTAL_CODE, "text", "postal-code"),
    LOCALITY(Text.FIELD_LOCALITY, "text", "address-level2"),
    REGION(Text.FIELD_REGION, "text", "address-level1"),
    COUNTRY(Text.FIELD_COUNTRY, "text", "country-name");

    private final Text label;
    private final String type;
    private final String autocomplete;

    AccountField(Text label, String type, String autocomplete) {
        this.label = label;
        this.type = type;
        this.autocomplete = autocomplete;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }

    public String type() {
        return type;
    }

    public String autocomplete() {
        return autocomplete;
    }
}
