package dev.steelyard.program.configuration;

import dev.steelyard.http.source.Hops;
import dev.steelyard.http.source.Network;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kinds of settings, and how each is read from text. */
final class Readers {
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");
    private static final Pattern NONE = Pattern.compile("0+(ms|s|m|h|d)?");

    private Readers() {}

    static Setting<String> text(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, text -> text);
    }

    static Setting<Duration> duration(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, Readers::duration);
    }

    static Setting<Integer> size(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, Amounts::bytes);
    }

    static Setting<Integer> count(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, Amounts::count);
    }

    static Setting<Integer> percent(String name, String standard, String about) {
        return new Setting<>(name, standard, about, false, Amounts::percent);
    }

    static Duration duration(String text) {
        var matcher = DURATION.matcher(text);
        if (NONE.matcher(text).matches()) {
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

    static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a URL, such as https://auth.example.com/oidc", e);
        }
    }

    static List<Network> networks(String text) {
        return text.isBlank()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(String::strip).map(Network::parse).toList();
    }

    static Hops hops(String text) {
        return Stream.of(Hops.values())
                .filter(hops -> hops.header().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("forwarded or x-forwarded-for"));
    }

    static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls to the one refusal below.
        }
        throw new IllegalArgumentException("a port: 0 to 65535");
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }
}
