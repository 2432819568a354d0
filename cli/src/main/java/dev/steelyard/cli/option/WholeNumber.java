package dev.steelyard.cli.option;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command-line argument with a whole number or {@code none}.
 *
 * @param number null: none
 */
public record WholeNumber(@Nullable Long number) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,10}");

    /**
     * @throws IllegalArgumentException with the allowed forms
     */
    public static WholeNumber parse(String text) {
        if (text.equals("none")) {
            return new WholeNumber(null);
        }
        if (!DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("a whole number, or none");
        }
        return new WholeNumber(Long.valueOf(text));
    }
}
