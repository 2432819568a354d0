package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.HostConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The type of a client setting's value, such as flag, URI or duration, with the conversion from and
 * to text and JSON.
 *
 * @param <V> the type in the protocol's code
 */
public sealed interface SettingType<V extends @Nullable Object> {
    /** The placeholder for a value in help. */
    String label();

    /** The value as a Boolean, a String, a Set of Strings, an Instant or a Long; null: none. */
    @Nullable Object write(V value);

    /**
     * Reads the external form; an empty text is none where a text may be absent.
     *
     * @throws IllegalArgumentException if it is no value's form
     */
    V read(@Nullable Object written);

    /** Yes or no. */
    record Flag() implements SettingType<Boolean> {
        @Override
        public String label() {
            return "true|false";
        }

        @Override
        public Object write(Boolean value) {
            return value;
        }

        @Override
        public Boolean read(@Nullable Object written) {
            return one(Boolean.class, written);
        }
    }

    /** A text; null: none. */
    record Text(String label) implements SettingType<@Nullable String> {
        @Override
        public @Nullable Object write(@Nullable String value) {
            return value;
        }

        @Override
        public @Nullable String read(@Nullable Object written) {
            return orNull(written);
        }
    }

    /** A URI, its host in punycode; null: none. */
    record Uri() implements SettingType<@Nullable String> {
        @Override
        public String label() {
            return "URI";
        }

        @Override
        public @Nullable Object write(@Nullable String value) {
            return value;
        }

        @Override
        public @Nullable String read(@Nullable Object written) {
            var uri = orNull(written);
            return uri == null ? null : HostConverter.ascii(uri);
        }
    }

    /** URIs, their hosts in punycode. */
    record Uris() implements SettingType<Set<String>> {
        @Override
        public String label() {
            return "URI,…";
        }

        @Override
        public Object write(Set<String> value) {
            return value;
        }

        @Override
        public Set<String> read(@Nullable Object written) {
            Collection<?> many = one(Collection.class, written);
            return HostConverter.ascii(
                    many.stream().map(String.class::cast).collect(Collectors.toSet()));
        }
    }

    /**
     * One of a fixed set of words.
     *
     * @param words the value of each word; the empty word: none
     */
    record Choice<V extends @Nullable Object>(String label, Map<String, V> words)
            implements SettingType<V> {
        public Choice {
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }

        /** A choice of words whose value is the word itself. */
        static Choice<String> of(String label, Collection<String> words) {
            return constants(label, words, Function.identity());
        }

        /**
         * A choice of words whose value is the word itself; null, written as an empty text: none.
         */
        static Choice<@Nullable String> orNone(String label, Collection<String> words) {
            var all = new LinkedHashMap<String, @Nullable String>();
            words.forEach(word -> all.put(word, word));
            all.put("", null);
            return new Choice<>(label, all);
        }

        static <E extends Enum<E>> Choice<E> among(
                String label, E[] constants, Function<E, String> word) {
            return constants(label, Arrays.asList(constants), word);
        }

        /** A choice of an enum's constants; null, written as an empty text: none. */
        static <E extends Enum<E>> Choice<@Nullable E> amongOrNone(
                String label, E[] constants, Function<E, String> word) {
            var all = new LinkedHashMap<String, @Nullable E>();
            for (var constant : constants) {
                all.put(word.apply(constant), constant);
            }
            all.put("", null);
            return new Choice<>(label, all);
        }

        private static <T> Choice<T> constants(
                String label, Collection<T> values, Function<T, String> word) {
            var words = new LinkedHashMap<String, T>();
            values.forEach(value -> words.put(word.apply(value), value));
            return new Choice<>(label, words);
        }

        /** Whether it can be none. */
        public boolean optional() {
            return words.containsKey("");
        }

        /** All words but the empty one. */
        public List<String> named() {
            return words.keySet().stream().filter(word -> !word.isEmpty()).toList();
        }

        /** The allowed words, for error messages. */
        public String allowed() {
            return String.join(", ", named()) + (optional() ? "; or empty" : "");
        }

        @Override
        public @Nullable Object write(V value) {
            return value == null
                    ? null
                    : words.entrySet().stream()
                            .filter(word -> value.equals(word.getValue()))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElseThrow();
        }

        @Override
        public V read(@Nullable Object written) {
            var word = written == null ? "" : written;
            if (!words.containsKey(word)) {
                throw new IllegalArgumentException("none of " + words.keySet());
            }
            return words.get(word);
        }
    }

    /** An instant; null: never. */
    record Time() implements SettingType<@Nullable Instant> {
        @Override
        public String label() {
            return "TIME";
        }

        @Override
        public @Nullable Object write(@Nullable Instant value) {
            return value;
        }

        @Override
        public @Nullable Instant read(@Nullable Object written) {
            return written == null ? null : one(Instant.class, written);
        }
    }

    /** Whole seconds; null: not set. */
    record Seconds() implements SettingType<@Nullable Duration> {
        @Override
        public String label() {
            return "SECONDS";
        }

        @Override
        public @Nullable Object write(@Nullable Duration value) {
            return value == null ? null : value.toSeconds();
        }

        @Override
        public @Nullable Duration read(@Nullable Object written) {
            return written == null ? null : Duration.ofSeconds(one(Long.class, written));
        }
    }

    private static @Nullable String orNull(@Nullable Object written) {
        return written == null || written.equals("") ? null : one(String.class, written);
    }

    private static <T> T one(Class<T> type, @Nullable Object written) {
        if (!type.isInstance(written)) {
            throw new IllegalArgumentException("no " + type.getSimpleName());
        }
        return type.cast(written);
    }
}
