package dev.steelyard.operations.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data type of a JSON field or query parameter, such as a text or a number, with its parser and
 * its allowed values. It reads a raw value into a typed one and writes it back. A raw value is a
 * String, a Boolean, a Long, a List or a Map of raw values. A typed value is always valid.
 * Immutable.
 *
 * @param <V> the type of the value in code
 */
public sealed interface Type<V> {
    /** What the type accepts, for callers that sent something else. */
    String allowed();

    /**
     * @return empty: the raw value is not of this type
     * @throws InvalidInput the raw value has a field that is not allowed
     */
    Optional<V> read(Object raw);

    Object write(V value);

    /** The placeholder for a value on the command line. */
    String label();

    /** The value of a query parameter or an option. */
    default Optional<V> parse(String text) {
        return read(text);
    }

    /**
     * A string.
     *
     * @param facets of JSON Schema
     */
    record Text<V>(
            String label,
            Facets facets,
            String allowed,
            Function<String, Optional<V>> parser,
            Function<? super V, String> printer)
            implements Type<V> {
        @Override
        public Optional<V> read(Object raw) {
            return raw instanceof String text ? parser.apply(text) : Optional.empty();
        }

        @Override
        public Object write(V value) {
            return printer.apply(value);
        }
    }

    /** true or false. */
    record Flag() implements Type<Boolean> {
        @Override
        public String label() {
            return "true|false";
        }

        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Optional<Boolean> read(Object raw) {
            return raw instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
        }

        @Override
        public Optional<Boolean> parse(String text) {
            return switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public Object write(Boolean value) {
            return value;
        }
    }

    /** A whole number. */
    record Whole(String label, long min, long max, String allowed) implements Type<Long> {
        private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");

        @Override
        public Optional<Long> read(Object raw) {
            return raw instanceof Long number && min <= number && number <= max
                    ? Optional.of(number)
                    : Optional.empty();
        }

        @Override
        public Optional<Long> parse(String text) {
            return DIGITS.matcher(text).matches() ? read(Long.valueOf(text)) : Optional.empty();
        }

        @Override
        public Object write(Long value) {
            return value;
        }
    }

    /** An array in which each element occurs once; written in the order of its texts. */
    record Many<V>(Type<V> element, String allowed) implements Type<Set<V>> {
        /** The highest number of elements. */
        public static final int MAX = 1000;

        @Override
        public String label() {
            return element.label() + ",…";
        }

        @Override
        public Optional<Set<V>> read(Object raw) {
            if (!(raw instanceof List<?> elements)) {
                return Optional.empty();
            }
            checkSize(elements);
            var values = new LinkedHashSet<V>();
            for (Object one : elements) {
                var value = one == null ? Optional.<V>empty() : element.read(one);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
            return Optional.of(values);
        }

        @Override
        public Object write(Set<V> values) {
            return values.stream().map(value -> element.write(value).toString()).sorted().toList();
        }
    }

    /** An array of objects, in order. */
    record Objects<B>(RequestSchema<B> element) implements Type<List<B>> {
        @Override
        public String label() {
            return "OBJECT,…";
        }

        @Override
        public String allowed() {
            return "An array of objects";
        }

        @Override
        public Optional<List<B>> read(Object raw) {
            if (!(raw instanceof List<?> elements)) {
                return Optional.empty();
            }
            checkSize(elements);
            if (!elements.stream().allMatch(one -> one instanceof Map<?, ?>)) {
                return Optional.empty();
            }
            return Optional.of(elements.stream().map(one -> element.read(members(one))).toList());
        }

        @Override
        public Object write(List<B> values) {
            throw new UnsupportedOperationException("a request only");
        }

        private static Map<String, @Nullable Object> members(Object object) {
            var members = new LinkedHashMap<String, @Nullable Object>();
            ((Map<?, ?>) object).forEach((name, value) -> members.put((String) name, value));
            return members;
        }
    }

    /** A type that no request has. */
    sealed interface OfAnswers<V> extends Type<V> {
        @Override
        default Optional<V> read(Object raw) {
            return Optional.empty();
        }
    }

    /** An object in an answer. */
    record One<V>(ResponseSchema<V> shape) implements OfAnswers<V> {
        @Override
        public String label() {
            return "OBJECT";
        }

        @Override
        public String allowed() {
            return "An object";
        }

        @Override
        public Object write(V value) {
            return shape.write(value);
        }
    }

    /** Objects in an answer, in order. */
    record Listed<V>(ResponseSchema<V> shape) implements OfAnswers<List<V>> {
        @Override
        public String label() {
            return "OBJECT,…";
        }

        @Override
        public String allowed() {
            return "An array of objects";
        }

        @Override
        public Object write(List<V> values) {
            return values.stream().map(shape::write).toList();
        }
    }

    /** A secret, in the first answer. */
    record Once() implements OfAnswers<ShownOnce> {
        @Override
        public String label() {
            return "SECRET";
        }

        @Override
        public String allowed() {
            return "A string";
        }

        @Override
        public Object write(ShownOnce value) {
            return value;
        }
    }

    /** Sentences for people, in order, in an answer. */
    record Sentences() implements OfAnswers<List<String>> {
        @Override
        public String label() {
            return "TEXT,…";
        }

        @Override
        public String allowed() {
            return "An array of strings";
        }

        @Override
        public Object write(List<String> value) {
            return value;
        }
    }

    /**
     * An object in an answer whose members are named by data; written in the order of their names.
     *
     * @param texts whether the values are texts only
     */
    record Named(boolean texts) implements OfAnswers<Map<String, ?>> {
        @Override
        public String label() {
            return "OBJECT";
        }

        @Override
        public String allowed() {
            return "An object";
        }

        @Override
        public Object write(Map<String, ?> value) {
            return new TreeMap<>(value);
        }
    }

    /**
     * Facets of a string in JSON Schema.
     *
     * @param words the only values; empty: any
     * @param min length; 0: any
     * @param max length; 0: any
     */
    record Facets(
            List<String> words,
            int min,
            int max,
            @Nullable String pattern,
            @Nullable String format) {
        static final Facets NONE = new Facets(List.of(), 0, 0, null, null);
    }

    private static void checkSize(List<?> elements) {
        if (elements.size() > Many.MAX) {
            throw new InvalidInput(null, "At most " + Many.MAX);
        }
    }
}
