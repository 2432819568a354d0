package dev.steelyard.domain.grant;

import dev.steelyard.domain.secret.SecretGenerator;
import java.util.Locale;
import java.util.Optional;

/**
 * A user code of the device flow, of eight letters (RFC 8628, section 6.1). There are no vowels
 * among them, so that they form no words. About 34 bits are enough for minutes and few guesses.
 *
 * @param letters upper case, without a hyphen
 */
public record UserCode(String letters) {
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final int HALF = LENGTH / 2;

    /** Longer than any spelling of one. */
    private static final int LONGEST = 64;

    public static UserCode next(SecretGenerator secrets) {
        return new UserCode(secrets.next(ALPHABET, LENGTH));
    }

    /**
     * Parses the code that a user typed; empty where it can't be one. Section 6.1: "Further
     * stripping of all characters outside the chosen character set is recommended".
     */
    public static Optional<UserCode> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        var letters = new StringBuilder();
        typed.toUpperCase(Locale.ROOT)
                .chars()
                .filter(letter -> ALPHABET.indexOf(letter) >= 0)
                .forEach(letters::appendCodePoint);
        return letters.length() == LENGTH
                ? Optional.of(new UserCode(letters.toString()))
                : Optional.empty();
    }

    /** The code as devices show it: {@code XXXX-XXXX}. */
    public String shown() {
        return letters.substring(0, HALF) + "-" + letters.substring(HALF);
    }

    /** Hidden: a reader of the log could enter the code. */
    @Override
    public String toString() {
        return "UserCode[…]";
    }
}
