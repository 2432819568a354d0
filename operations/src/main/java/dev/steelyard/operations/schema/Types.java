package dev.steelyard.operations.schema;

import dev.steelyard.domain.audit.AuditTimeFormatter;
import dev.steelyard.domain.id.Id;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Creates the data types of JSON fields, such as ids, times and sets. */
public final class Types {
    public static final String ID_PATTERN = "^[0-9a-f]{24}$";

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");

    private Types() {}

    public static Type.Text<String> text(String label, String allowed) {
        return new Type.Text<>(label, Type.Facets.NONE, allowed, Optional::of, value -> value);
    }

    /**
     * @param parser empty: the text is not allowed
     */
    public static Type.Text<String> text(
            String label,
            int min,
            int max,
            String allowed,
            Function<String, Optional<String>> parser) {
        return new Type.Text<>(
                label,
                new Type.Facets(List.of(), min, max, null, null),
                allowed,
                parser,
                value -> value);
    }

    public static <T> Type.Text<Id<T>> id(String label) {
        return new Type.Text<>(
                label,
                new Type.Facets(List.of(), 0, 0, ID_PATTERN, null),
                "An id: 24 lower-case hex digits",
                Id::parse,
                Id::hex);
    }

    public static Type.Text<Instant> time() {
        return new Type.Text<>(
                "TIME",
                new Type.Facets(List.of(), 0, 0, null, "date-time"),
                "A time such as 2027-01-31T09:00:00.000Z",
                Types::instant,
                AuditTimeFormatter::text);
    }

    public static Type.Text<String> uri() {
        return new Type.Text<>(
                "URI",
                new Type.Facets(List.of(), 0, 0, null, "uri"),
                "A URI",
                Optional::of,
                value -> value);
    }

    /** The constants of an enum, in lower case. */
    public static <E extends Enum<E>> Type.Text<E> choice(String label, Class<E> constants) {
        return choice(
                label,
                List.of(constants.getEnumConstants()),
                constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /**
     * @param word the text of a value
     */
    public static <E> Type.Text<E> choice(
            String label, Collection<E> values, Function<E, String> word) {
        var words = new LinkedHashMap<String, E>();
        values.forEach(value -> words.put(word.apply(value), value));
        return new Type.Text<>(
                label,
                new Type.Facets(List.copyOf(words.keySet()), 0, 0, null, null),
                "One of " + String.join(", ", words.keySet()),
                text -> Optional.ofNullable(words.get(text)),
                word::apply);
    }

    public static Type.Flag flag() {
        return new Type.Flag();
    }

    public static Type.Whole number(String label) {
        return new Type.Whole(label, Long.MIN_VALUE, Long.MAX_VALUE, "A whole number");
    }

    public static Type.Whole days(int max) {
        return new Type.Whole("DAYS", 1, max, "Days, 1 to " + max);
    }

    public static <V> Type.Many<V> set(Type<V> element, String allowed) {
        return new Type.Many<>(element, allowed);
    }

    public static Type.Many<String> texts(String label) {
        return new Type.Many<>(text(label, "A string"), "An array of strings");
    }

    public static <T> Type.Many<Id<T>> ids(String label) {
        return new Type.Many<>(id(label), "An array of ids: 24 lower-case hex digits each");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return TIME.matcher(text).matches()
                    ? Optional.of(Instant.parse(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
