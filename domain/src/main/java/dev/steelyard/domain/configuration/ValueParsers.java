package dev.steelyard.domain.configuration;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses the values of configuration settings, such as durations, sizes, ports and URIs. Each
 * parses a text, or throws IllegalArgumentException that says what is allowed.
 */
public final class ValueParsers {
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100)%");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,2})(KiB|MiB)");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");
    private static final Pattern NO_DURATION = Pattern.compile("0+(ms|s|m|h|d)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]+");

    private ValueParsers() {}

    public static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    public static int count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("a number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }

    public static int percent(String text) {
        if (!PERCENT.matcher(text).matches()) {
            throw new IllegalArgumentException("a share from 1% to 100%");
        }
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }

    /** Bytes; an int suffices, since no request needs a gigabyte. */
    public static int size(String text) {
        var size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("a number and KiB or MiB, such as 64KiB");
        }
        int number = Integer.parseInt(size.group(1));
        return size.group(2).equals("KiB") ? number * 1024 : number * 1024 * 1024;
    }

    public static Duration duration(String text) {
        var matcher = DURATION.matcher(text);
        if (NO_DURATION.matcher(text).matches()) {
            throw new IllegalArgumentException("longer than 0");
        }
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a number and ms, s, m, h or d, such as 300s");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** Durations from {@code least} to {@code most}, both included and both as they are written. */
    public static Function<String, Duration> duration(String least, String most) {
        var from = duration(least);
        var to = duration(most);
        return checked(
                ValueParsers::duration,
                duration -> duration.compareTo(from) >= 0 && duration.compareTo(to) <= 0,
                least + " to " + most);
    }

    /** A port to listen at; 0: any free one. */
    public static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // continues to the refusal below
        }
        throw new IllegalArgumentException("a port: 0 to 65535");
    }

    /** An address to listen at. */
    public static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException("an address or a host name, such as 127.0.0.1");
        }
        return text;
    }

    public static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a path", e);
        }
    }

    public static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a URL, such as https://auth.example.com/oidc", e);
        }
    }

    /** One of {@code values}, by its word. */
    public static <T> Function<String, T> oneOf(T[] values, Function<T, String> word) {
        return text ->
                Stream.of(values)
                        .filter(value -> word.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                Stream.of(values)
                                                        .map(word)
                                                        .collect(Collectors.joining(" or "))));
    }

    /** Texts with commas between; an empty text is an empty list. */
    public static <T> Function<String, List<T>> list(Function<String, T> reader) {
        return text ->
                text.isBlank()
                        ? List.of()
                        : Stream.of(text.split(",", -1)).map(String::strip).map(reader).toList();
    }

    /** Null for an empty text. */
    public static <T> Function<String, @Nullable T> optional(Function<String, T> reader) {
        return text -> text.isEmpty() ? null : reader.apply(text);
    }

    /**
     * Restricts a reader to values that are {@code allowed}.
     *
     * @param words describe the allowed values
     */
    public static <T> Function<String, T> checked(
            Function<String, T> reader, Predicate<T> allowed, String words) {
        return text -> {
            var value = reader.apply(text);
            if (!allowed.test(value)) {
                throw new IllegalArgumentException(words);
            }
            return value;
        };
    }
}
