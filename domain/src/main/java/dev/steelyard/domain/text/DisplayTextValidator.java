package dev.steelyard.domain.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Validates names and descriptions that pages display, and refuses invisible and misleading
 * characters. Each character must be visible, and none may make one text look like another (control
 * and format characters, bidirectional overrides among them).
 */
public final class DisplayTextValidator {
    /** The longest name, in code points. */
    public static final int NAME_MAX = 100;

    /** The longest description, in code points. */
    public static final int DESCRIPTION_MAX = 500;

    public static final String NAME_ALLOWED =
            "1 to 100 visible characters, without spaces at either end and without control"
                    + " or format characters";

    public static final String DESCRIPTION_ALLOWED =
            "At most 500 visible characters, no control or format characters";

    /** Letters in Unicode that leave a blank. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    /** Marks in Unicode that show nothing. */
    private static final String BLANK_MARKS = "\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f";

    private DisplayTextValidator() {}

    /** A name in its composed form (NFC), so that one name is written in one way. */
    public static Optional<String> name(String text) {
        var name = Normalizer.normalize(text, Normalizer.Form.NFC);
        return !name.isEmpty() && isVisible(name, NAME_MAX) ? Optional.of(name) : Optional.empty();
    }

    /** A description in its composed form (NFC); may be empty. */
    public static Optional<String> description(String text) {
        var description = Normalizer.normalize(text, Normalizer.Form.NFC);
        return isVisible(description, DESCRIPTION_MAX)
                ? Optional.of(description)
                : Optional.empty();
    }

    private static boolean isVisible(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                && !text.startsWith(" ")
                && !text.endsWith(" ")
                && text.codePoints().allMatch(DisplayTextValidator::isVisible);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            case Character.NON_SPACING_MARK ->
                    BLANK_MARKS.indexOf(character) < 0 && !selectsVariation(character);
            default -> BLANK_LETTERS.indexOf(character) < 0;
        };
    }

    /** Most characters have no variations, and look equal with and without a selector. */
    private static boolean selectsVariation(int character) {
        return (character >= 0xfe00 && character <= 0xfe0f)
                || (character >= 0xe0100 && character <= 0xe01ef);
    }
}
