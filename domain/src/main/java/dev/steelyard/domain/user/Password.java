package dev.steelyard.domain.user;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A clear-text password in memory, from its entry in a form until it is hashed. Never printed;
 * wiped after use.
 */
public final class Password implements AutoCloseable {
    /** The maximum length in characters (Unicode code points), which bounds the work of hashing. */
    public static final int MAX_LENGTH = 256;

    private final char[] typed;
    private final char[] characters;
    private final boolean tooLong;

    public Password(String text) {
        // A code point takes two chars at most, so a longer text needs no normalisation.
        var bounded = text.length() > 2 * MAX_LENGTH ? "" : text;
        var normalised = Normalizer.normalize(bounded, Normalizer.Form.NFKC);
        this.typed = bounded.toCharArray();
        this.characters = normalised.toCharArray();
        this.tooLong =
                text.length() > 2 * MAX_LENGTH
                        || normalised.codePointCount(0, normalised.length()) > MAX_LENGTH;
    }

    /**
     * The characters in Unicode normalization form NFKC, so that every keyboard enters one password
     * alike (NIST SP 800-63B-4, section 3.1.1.2). Empty where the text is far too long.
     */
    public char[] characters() {
        return characters;
    }

    /** The characters as they were typed, for hashes that were made before normalisation. */
    public char[] typed() {
        return typed;
    }

    /** Whether it has more than {@link #MAX_LENGTH} characters. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Whether it has fewer characters than a password needs that alone logs in. */
    public boolean isShort() {
        return Character.codePointCount(characters, 0, characters.length) < PasswordRules.SHORTEST;
    }

    @Override
    public void close() {
        Arrays.fill(typed, '\0');
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
