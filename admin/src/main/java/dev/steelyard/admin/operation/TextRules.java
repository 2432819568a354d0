package dev.steelyard.admin.operation;

import java.text.Normalizer;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Names and descriptions as people give them: what can be seen, and nothing that makes a text look
 * like another one (control and format characters, bidirectional overrides among them).
 */
public final class TextRules {
    private static final int NAME = 100;
    private static final int DESCRIPTION = 500;
    private static final int LISTED = 20;

    /** Letters to Unicode, blank to the eye. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    /** Marks to Unicode, and seen nowhere. */
    private static final String BLANK_MARKS = "\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f";

    private TextRules() {}

    /** The name in its composed form (NFC), so that one name is written in one way. */
    public static String name(String field, String text) {
        var name = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (name.isEmpty() || !visible(name, NAME)) {
            throw Refused.invalid(
                    field,
                    "1 to 100 visible characters; none at either end is a space, none is a control"
                            + " or format character");
        }
        return name;
    }

    public static String description(String field, String text) {
        var description = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (!visible(description, DESCRIPTION)) {
            throw Refused.invalid(
                    field, "At most 500 visible characters, no control or format characters");
        }
        return description;
    }

    /** Some names that were sent, to say them back: such as could be names, and not all of many. */
    public static String listed(Collection<String> names) {
        return names.stream()
                .limit(LISTED)
                .map(name -> visible(name, NAME) ? name : "(no name)")
                .collect(Collectors.joining(", ", "", names.size() > LISTED ? ", …" : ""));
    }

    private static boolean visible(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                && !text.startsWith(" ")
                && !text.endsWith(" ")
                && text.codePoints().allMatch(TextRules::visible);
    }

    private static boolean visible(int character) {
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

    /** Most characters have no variations, and look the same. */
    private static boolean selectsVariation(int character) {
        return (character >= 0xfe00 && character <= 0xfe0f)
                || (character >= 0xe0100 && character <= 0xe01ef);
    }
}
