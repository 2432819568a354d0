package dev.steelyard.pages.account;

import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.language.TranslationKey;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A line of the form on the profile page, such as {@code given_name}. Its name is that of the
 * form's parameter.
 */
public enum ProfileLine {
    /** The name of the account, which members and staff of the user's applications see. */
    NAME(TranslationKey.FIELD_NAME, "text", "name"),
    LOCALE(TranslationKey.FIELD_LOCALE, "text", "language"),
    ZONEINFO(TranslationKey.FIELD_ZONEINFO, "text", "off"),
    GIVEN_NAME(TranslationKey.FIELD_GIVEN_NAME, "text", "given-name"),
    MIDDLE_NAME(TranslationKey.FIELD_MIDDLE_NAME, "text", "additional-name"),
    FAMILY_NAME(TranslationKey.FIELD_FAMILY_NAME, "text", "family-name"),
    NICKNAME(TranslationKey.FIELD_NICKNAME, "text", "nickname"),
    PREFERRED_USERNAME(TranslationKey.FIELD_PREFERRED_USERNAME, "text", "off"),
    GENDER(TranslationKey.FIELD_GENDER, "text", "sex"),
    BIRTHDATE(TranslationKey.FIELD_BIRTHDATE, "text", "bday"),
    PROFILE(TranslationKey.FIELD_PROFILE, "url", "off"),
    PICTURE(TranslationKey.FIELD_PICTURE, "url", "photo"),
    WEBSITE(TranslationKey.FIELD_WEBSITE, "url", "url"),
    PHONE_NUMBER(TranslationKey.FIELD_PHONE_NUMBER, "tel", "tel"),
    STREET_ADDRESS(TranslationKey.FIELD_STREET_ADDRESS, "text", "street-address"),
    POSTAL_CODE(TranslationKey.FIELD_POSTAL_CODE, "text", "postal-code"),
    LOCALITY(TranslationKey.FIELD_LOCALITY, "text", "address-level2"),
    REGION(TranslationKey.FIELD_REGION, "text", "address-level1"),
    COUNTRY(TranslationKey.FIELD_COUNTRY, "text", "country-name");

    /**
     * Names such as {@code Europe/Zurich}; others of the JDK are older names for the same zones.
     */
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(
                            zone ->
                                    zone.matches(
                                            "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                    .sorted()
                    .toList();

    private static final List<String> LANGUAGES =
            Arrays.stream(Language.values()).map(Language::tag).toList();

    private final TranslationKey label;
    private final String type;
    private final String autocomplete;

    ProfileLine(TranslationKey label, String type, String autocomplete) {
        this.label = label;
        this.type = type;
        this.autocomplete = autocomplete;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the line stands before all others. */
    public boolean first() {
        return this == NAME || this == LOCALE || this == ZONEINFO;
    }

    public TranslationKey label() {
        return label;
    }

    public String type() {
        return type;
    }

    /** Values that the field proposes; it takes others too. */
    public List<String> proposals() {
        return switch (this) {
            case LOCALE -> LANGUAGES;
            case ZONEINFO -> ZONES;
            default -> List.of();
        };
    }

    public String autocomplete() {
        return autocomplete;
    }
}
