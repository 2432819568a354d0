package dev.steelyard.pages.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The translated texts of all HTML pages in one language, loaded from its {@code .properties} file.
 * Loading fails unless it has every {@link TranslationKey} and no other.
 */
final class Catalogue {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    private final Map<TranslationKey, String> texts;

    private Catalogue(Map<TranslationKey, String> texts) {
        this.texts = texts;
    }

    static Catalogue of(String tag) {
        Properties file = read(tag + ".properties");
        var texts = new EnumMap<TranslationKey, String>(TranslationKey.class);
        for (TranslationKey text : TranslationKey.values()) {
            String sentence = (String) file.remove(text.key());
            if (sentence == null || sentence.isBlank()) {
                throw new IllegalStateException(tag + ".properties lacks " + text.key());
            }
            texts.put(text, sentence);
        }
        if (!file.isEmpty()) {
            throw new IllegalStateException(tag + ".properties has unknown " + file.keySet());
        }
        return new Catalogue(texts);
    }

    /** Arguments are inserted once: a placeholder in a name stays as it is. */
    String say(TranslationKey text, String... arguments) {
        return ARGUMENT.matcher(Objects.requireNonNull(texts.get(text)))
                .replaceAll(found -> Matcher.quoteReplacement(arguments[index(found)]));
    }

    private static int index(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }

    private static Properties read(String file) {
        var properties = new Properties();
        try (var in = Catalogue.class.getResourceAsStream(file)) {
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
