package dev.steelyard.http.answer;

import java.nio.charset.StandardCharsets;

/**
 * Escapes input that an OAuth error description repeats, such as an unknown scope, and cuts it to a
 * maximum length.
 */
public final class ErrorTextEscaper {
    /** In characters; the rest is cut off. */
    public static final int MAXIMUM = 200;

    private static final String CUT = "...";

    private ErrorTextEscaper() {}

    /**
     * {@code input} in the characters of {@code error_description} (RFC 6749, section 5.2), others
     * percent-encoded, at most {@link #MAXIMUM} of them.
     */
    public static String of(String input) {
        return of(input, MAXIMUM);
    }

    /**
     * @param most in characters, of the answer
     */
    public static String of(String input, int most) {
        var text = new StringBuilder();
        for (byte octet : input.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0x20 && octet < 0x7f && octet != '"' && octet != '\\';
            var next = plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xff);
            if (text.length() + next.length() > most) {
                text.setLength(Math.min(text.length(), most - CUT.length()));
                return text.append(CUT).toString();
            }
            text.append(next);
        }
        return text.toString();
    }
}
