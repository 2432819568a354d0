package dev.steelyard.domain.user;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a new password is allowed, after NIST SP 800-63B-4, section 3.1.1.2: by length,
 * by a list of common passwords, and by likeness to the user's name, address and platform. There
 * are no rules on kinds of characters.
 */
public final class PasswordRules {
    /** The minimum length in characters of a password that alone logs in. */
    public static final int SHORTEST = 15;

    /** The minimum length where every login of the user demands a second factor. */
    public static final int SHORTEST_WITH_SECOND_FACTOR = 8;

    /** As many letters and digits a password needs beside the words that it must not be like. */
    public static final int OWN_CHARACTERS = 8;

    /** Shorter parts of a name are in too many good passwords. */
    private static final int SHORTEST_WORD = 3;

    /** The longest unit whose repetition is a pattern. */
    private static final int LONGEST_UNIT = 10;

    private PasswordRules() {}

    /** A reason why a new password is refused. */
    public enum Fault {
        TOO_SHORT("It is too short"),
        TOO_LONG("It is longer than " + Password.MAX_LENGTH + " characters"),
        /** It is on the list of common passwords, perhaps with digits or signs around it. */
        COMMON("It is one of the commonest passwords"),
        /** It repeats a few characters, or counts up or down. */
        PATTERN("It repeats a short pattern"),
        LIKE_NAME("It is little more than your name"),
        LIKE_ADDRESS("It is little more than your email address"),
        LIKE_PLATFORM("It is little more than the platform's name");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        /** The reason in English, as part of a refusal. */
        public String text() {
            return text;
        }
    }

    /**
     * The user whose password it is.
     *
     * @param name may be empty
     * @param email null: not known
     * @param platform the platform's name
     * @param secondFactor whether every login of the user demands a second factor
     */
    public record Owner(
            String name, @Nullable EmailAddress email, String platform, boolean secondFactor) {
        /** The minimum length of the password. */
        public int shortest() {
            return secondFactor ? SHORTEST_WITH_SECOND_FACTOR : SHORTEST;
        }
    }

    /** The first reason why {@code password} is refused; empty: it is allowed. */
    public static Optional<Fault> check(Password password, Owner owner) {
        var text = new String(password.characters());
        if (password.tooLong()) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (text.codePointCount(0, text.length()) < owner.shortest()) {
            return Optional.of(Fault.TOO_SHORT);
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (isPattern(lower)) {
            return Optional.of(Fault.PATTERN);
        }
        if (CommonPasswords.contain(lower) || CommonPasswords.contain(withoutEnds(lower))) {
            return Optional.of(Fault.COMMON);
        }
        return likeness(fold(text), owner);
    }

    private static Optional<Fault> likeness(String folded, Owner owner) {
        var address = owner.email();
        var written = address == null ? "" : address.written();
        var name = words(owner.name());
        var email = words(written, written.substring(0, Math.max(0, written.indexOf('@'))));
        var platform = words(owner.platform());
        if (littleBeside(folded, name)) {
            return Optional.of(Fault.LIKE_NAME);
        }
        if (littleBeside(folded, email)) {
            return Optional.of(Fault.LIKE_ADDRESS);
        }
        if (littleBeside(folded, platform)) {
            return Optional.of(Fault.LIKE_PLATFORM);
        }
        var all = Stream.of(name, email, platform).flatMap(List::stream).toList();
        return littleBeside(folded, all)
                ? Optional.of(contains(folded, email) ? Fault.LIKE_ADDRESS : Fault.LIKE_NAME)
                : Optional.empty();
    }

    /** Whether it contains one of {@code words}, and too little beside them. */
    private static boolean littleBeside(String folded, List<String> words) {
        if (!contains(folded, words)) {
            return false;
        }
        var rest = folded;
        for (var word :
                words.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
            rest = rest.replace(word, "");
        }
        return rest.codePointCount(0, rest.length()) < OWN_CHARACTERS;
    }

    private static boolean contains(String folded, List<String> words) {
        return words.stream().anyMatch(folded::contains);
    }

    /** Whole texts, and their parts between spaces and signs. */
    private static List<String> words(String... texts) {
        var words = new ArrayList<String>();
        for (var text : texts) {
            Stream.concat(Stream.of(text), Arrays.stream(text.split("[^\\p{L}\\p{N}]+")))
                    .map(PasswordRules::fold)
                    .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_WORD)
                    .forEach(words::add);
        }
        return words;
    }

    /** Letters without accents in lower case, and digits. */
    private static String fold(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder();
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String withoutEnds(String lower) {
        return lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private static boolean isPattern(String lower) {
        var points = lower.codePoints().toArray();
        for (int unit = 1; unit <= Math.min(LONGEST_UNIT, points.length * 2 / 3); unit++) {
            if (repeats(points, unit)) {
                return true;
            }
        }
        return steps(points, 1) || steps(points, -1);
    }

    private static boolean repeats(int[] points, int unit) {
        if (points.length <= unit) {
            return false;
        }
        for (int i = unit; i < points.length; i++) {
            if (points[i] != points[i - unit]) {
                return false;
            }
        }
        return true;
    }

    private static boolean steps(int[] points, int step) {
        for (int i = 1; i < points.length; i++) {
            if (points[i] - points[i - 1] != step) {
                return false;
            }
        }
        return points.length > 1;
    }
}
