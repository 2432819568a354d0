package dev.steelyard.pages.language;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time as pages show it, in the user's language and time zone.
 *
 * @param text such as "today, 06:57 UTC" or "2 March 2026, 06:57 UTC"
 * @param machine in the form of the attribute {@code datetime}
 * @param universal the same in UTC, for a tooltip
 */
public record Moment(String text, String machine, String universal) {
    private static final DateTimeFormatter UNIVERSAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public static Moment of(Language language, Instant at, ZoneId zone, Instant now) {
        return new Moment(
                words(language, at.atZone(zone), now.atZone(zone)),
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                UNIVERSAL.format(at));
    }

    private static String words(Language language, ZonedDateTime at, ZonedDateTime now) {
        var time = DateTimeFormatter.ofPattern("HH:mm z", language.locale()).format(at);
        var day = at.toLocalDate();
        if (day.equals(now.toLocalDate())) {
            return language.say(TranslationKey.TODAY_AT, time);
        }
        if (day.equals(now.toLocalDate().minusDays(1))) {
            return language.say(TranslationKey.YESTERDAY_AT, time);
        }
        var date =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        return date.format(at) + ", " + time;
    }
}
