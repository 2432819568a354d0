package dev.steelyard.pages.language;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language into which all HTML pages are translated. */
public enum Language {
    ENGLISH("en", Locale.UK),
    GERMAN("de", Locale.GERMANY);

    public static final Language DEFAULT = ENGLISH;

    private final String tag;
    private final Locale locale;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never handed out
    private final Catalogue catalogue;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
        this.catalogue = Catalogue.of(tag);
    }

    /**
     * The first requested language that is supported, else English. Malformed input is ignored, so
     * that a user whose browser sends nonsense still gets a page.
     *
     * @param uiLocales the request parameter, tags in order of preference, if any
     * @param acceptLanguage the header, if any
     */
    public static Language of(@Nullable String uiLocales, @Nullable String acceptLanguage) {
        return Stream.concat(asked(uiLocales), accepted(acceptLanguage))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(DEFAULT);
    }

    /** By its {@link #tag}; empty where there is none. */
    public static Optional<Language> parse(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /** Its name in itself. */
    public String ownName() {
        return say(TranslationKey.LANGUAGE_NAME);
    }

    /** The BCP 47 tag, as in {@code lang} and {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /** The forms of dates and times. */
    Locale locale() {
        return locale;
    }

    /** A time to wait in words, in whole minutes or, from one hour on, whole hours, rounded up. */
    public String say(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return minutes < 60
                ? many(TranslationKey.WAIT_MINUTE, TranslationKey.WAIT_MINUTES, minutes)
                : many(TranslationKey.WAIT_HOUR, TranslationKey.WAIT_HOURS, (minutes + 59) / 60);
    }

    private String many(TranslationKey one, TranslationKey more, long number) {
        return number == 1 ? say(one) : say(more, Long.toString(number));
    }

    public String say(TranslationKey text, String... arguments) {
        return catalogue.say(text, arguments);
    }

    private static Stream<Optional<Language>> asked(@Nullable String uiLocales) {
        return uiLocales == null
                ? Stream.empty()
                : Arrays.stream(uiLocales.split(" ", -1)).map(Language::spoken);
    }

    private static Stream<Optional<Language>> accepted(@Nullable String header) {
        return AcceptLanguageParser.ranges(header).stream().map(Language::spoken);
    }

    private static Optional<Language> spoken(String range) {
        if (range.equals("*")) {
            return Optional.of(DEFAULT);
        }
        String primary = List.of(range.toLowerCase(Locale.ROOT).split("-", 2)).getFirst();
        return Arrays.stream(values()).filter(each -> each.tag.equals(primary)).findFirst();
    }
}
