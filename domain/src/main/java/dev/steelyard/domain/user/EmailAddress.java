package dev.steelyard.domain.user;

import dev.steelyard.domain.search.TextNormalizer;
import java.util.Optional;

/**
 * An e-mail address as it was written, with a normalized form for comparison.
 *
 * @param written at most 254 characters, one {@code @}, no white space or control characters
 */
public record EmailAddress(String written) {
    public EmailAddress {
        if (!isWellFormed(written)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /**
     * The address written in {@code text}, or nothing where it is not one: for input from outside.
     */
    public static Optional<EmailAddress> parse(String text) {
        var trimmed = text.strip();
        return isWellFormed(trimmed) ? Optional.of(new EmailAddress(trimmed)) : Optional.empty();
    }

    /** The form that is unique and that look-ups use. */
    public String normalised() {
        return TextNormalizer.of(written);
    }

    private static boolean isWellFormed(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.length() <= 254
                && text.codePoints()
                        .noneMatch(
                                c ->
                                        Character.isWhitespace(c)
                                                || Character.isSpaceChar(c)
                                                || Character.isISOControl(c)
                                                || Character.getType(c) == Character.FORMAT
                                                || Character.getType(c) == Character.SURROGATE
                                                || c == '<'
                                                || c == '>');
    }
}
