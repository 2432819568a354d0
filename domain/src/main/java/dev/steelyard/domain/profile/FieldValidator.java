package dev.steelyard.domain.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Validates and normalizes the values of a user's profile fields, such as phone number and time
 * zone.
 */
final class FieldValidator {
    private static final int LONGEST = 200;
    private static final int LONGEST_URL = 500;

    /** ITU-T E.164: a plus sign, and 15 digits at most. */
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{5,14}");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()./-]");
    private static final Pattern YEAR = Pattern.compile("[1-9]\\d{3}");

    private FieldValidator() {}

    static Optional<String> words(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.length() <= LONGEST
                        && composed.codePoints().allMatch(FieldValidator::visible)
                ? Optional.of(composed)
                : Optional.empty();
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /** Only http and https: other schemes could run code where the value is shown as a link. */
    static Optional<String> url(String text) {
        try {
            var uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && text.length() <= LONGEST_URL
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A date, a year, or a day without a year: {@code 0000-12-24}. */
    static Optional<String> birthdate(String text) {
        if (YEAR.matcher(text).matches()) {
            return Optional.of(text);
        }
        try {
            return Optional.of(LocalDate.parse(text).toString()).filter(text::equals);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** BCP 47 (RFC 5646). */
    static Optional<String> locale(String text) {
        try {
            var tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            return text.isEmpty() || text.length() > LONGEST || tag.equals("und")
                    ? Optional.empty()
                    : Optional.of(tag);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    static Optional<String> zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(text) : Optional.empty();
    }

    static Optional<String> phone(String text) {
        var digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
        return E164.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
