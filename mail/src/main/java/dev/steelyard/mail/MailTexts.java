package dev.steelyard.mail;

import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.pages.language.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of all mails in one language. A value is inserted by its name in braces. Of
 * alternatives that {@code ||} separates, the first counts whose values are all given; a text
 * without one is left out.
 */
final class MailTexts {
    private static final Pattern VALUE = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\s*\\|\\|\\s*");
    private static final Map<Language, MailTexts> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new MailTexts(read(language.tag() + ".properties")));
        }
    }

    private final Properties texts;

    private MailTexts(Properties texts) {
        this.texts = texts;
    }

    static MailTexts in(Language language) {
        var texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return texts;
    }

    /** The names of all texts. */
    Iterable<String> names() {
        return texts.stringPropertyNames();
    }

    String raw(String name) {
        return texts.getProperty(name, "");
    }

    /**
     * A text of a kind of mail, such as its {@code subject}.
     *
     * @param values by name
     */
    Optional<String> find(MailKind kind, String part, Function<String, Optional<String>> values) {
        return find(kind.name().toLowerCase(Locale.ROOT) + "." + part, values);
    }

    /** The texts {@code part.1}, {@code part.2} and so on. */
    List<String> all(MailKind kind, String part, Function<String, Optional<String>> values) {
        var all = new ArrayList<String>();
        var name = kind.name().toLowerCase(Locale.ROOT) + "." + part + ".";
        for (int i = 1; texts.containsKey(name + i); i++) {
            find(name + i, values).ifPresent(all::add);
        }
        return all;
    }

    Optional<String> find(String name, Function<String, Optional<String>> values) {
        var text = texts.getProperty(name);
        return text == null
                ? Optional.empty()
                : ALTERNATIVES
                        .splitAsStream(text)
                        .flatMap(sentence -> filled(sentence, values).stream())
                        .findFirst();
    }

    /** Values are inserted once: a brace in a name stays as it is. */
    private static Optional<String> filled(
            String sentence, Function<String, Optional<String>> values) {
        var matcher = VALUE.matcher(sentence);
        var filled = new StringBuilder();
        while (matcher.find()) {
            var value = values.apply(matcher.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        matcher.appendTail(filled);
        return Optional.of(filled.toString());
    }

    private static Properties read(String file) {
        var properties = new Properties();
        try (var in = MailTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing in this build: " + file);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
