package dev.steelyard.server.manage.openapi;

import dev.steelyard.domain.id.Id;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A query parameter that narrows a list: declared once, for the description and for reading it.
 *
 * @param allowed what may be said, for whoever said something else
 * @param read nothing, where the text is none of these
 */
public record Filter<T>(
        String name, Schema schema, String allowed, Function<String, Optional<T>> read) {
    private static final int LONGEST = 200;
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,3}");

    static <T> Filter<Id<T>> id(String name, String description) {
        return new Filter<>(
                name, Schema.id(description), "An id: 24 lower-case hex digits", Id::parse);
    }

    static <E extends Enum<E>> Filter<E> word(String name, String description, Class<E> type) {
        var words =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new);
        return new Filter<>(
                name,
                Schema.words(description, words),
                "One of " + String.join(", ", words),
                text ->
                        Arrays.stream(type.getEnumConstants())
                                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                                .findFirst());
    }

    static Filter<Boolean> flag(String name, String description) {
        return new Filter<>(
                name,
                Schema.flag(description),
                "true or false",
                text ->
                        switch (text) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        });
    }

    /** A name as it is kept. */
    static Filter<String> exactly(String name, String description) {
        return new Filter<>(
                name,
                Schema.text(description).with("minLength", 1).with("maxLength", LONGEST),
                "1 to " + LONGEST + " characters, none a control character",
                text ->
                        text.length() <= LONGEST
                                        && text.codePoints().noneMatch(Character::isISOControl)
                                ? Optional.of(text)
                                : Optional.empty());
    }

    static Filter<Integer> days(String name, String description, int most) {
        return new Filter<>(
                name,
                Schema.number(description).with("minimum", 1).with("maximum", most),
                "Days, 1 to " + most,
                text ->
                        DAYS.matcher(text).matches() && Integer.parseInt(text) <= most
                                ? Optional.of(Integer.valueOf(text))
                                : Optional.empty());
    }

    static Filter<Instant> time(String name, String description) {
        return new Filter<>(
                name,
                Schema.time(description),
                "A time such as 2027-01-31T09:00:00.000Z",
                Filter::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.endsWith("Z") ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same one, of a list about which there is something else to say. */
    Filter<T> saying(String description) {
        return new Filter<>(name, schema.with("description", description), allowed, read);
    }
}
