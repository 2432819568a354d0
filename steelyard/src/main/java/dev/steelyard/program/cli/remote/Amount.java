package dev.steelyard.program.cli.remote;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole number as people write it at a command line.
 *
 * @param number null: none
 */
record Amount(@Nullable Long number) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,10}");

    /**
     * @throws IllegalArgumentException with what is allowed
     */
    static Amount parse(String text) {
        if (text.equals("none")) {
            return new Amount(null);
        }
        if (!DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("a whole number, or none");
        }
        return new Amount(Long.valueOf(text));
    }
}
