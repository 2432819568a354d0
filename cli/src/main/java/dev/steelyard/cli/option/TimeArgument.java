package dev.steelyard.cli.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command-line argument with a time, such as {@code 2026-11-01}, a duration from now or {@code
 * never}.
 *
 * @param at null: never
 */
public record TimeArgument(@Nullable Instant at) {
    private static final String FORMS =
            "2027-01-31 (start of the day, UTC), 2027-01-31T09:00:00Z, or 30m, 24h or 90d from now";

    private static final Pattern FROM_NOW = Pattern.compile("(\\d{1,5})([mhd])");

    /** The forms that {@link #parse} accepts. */
    public static String allowed(boolean orNever) {
        return orNever ? FORMS + ", or never" : FORMS;
    }

    /**
     * @param orNever whether {@code never} is allowed
     * @throws IllegalArgumentException with the allowed forms
     */
    public static TimeArgument parse(String text, boolean orNever, Instant now) {
        if (orNever && text.equals("never")) {
            return new TimeArgument(null);
        }
        var fromNow = FROM_NOW.matcher(text);
        if (fromNow.matches()) {
            long number = Long.parseLong(fromNow.group(1));
            return new TimeArgument(now.plus(after(number, fromNow.group(2))));
        }
        try {
            return new TimeArgument(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time is one of " + allowed(orNever), e);
        }
    }

    private static Duration after(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    public boolean before(Instant other) {
        return at != null && at.isBefore(other);
    }

    /** The form that the API reads. */
    public @Nullable String text() {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
