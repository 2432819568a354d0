package dev.steelyard.cli.output;

import java.util.stream.Collectors;

/** Text of others, made safe for a terminal. */
public final class TerminalText {
    private TerminalText() {}

    /** Whatever a terminal would obey instead of showing becomes visible. */
    public static String of(String text) {
        return text.codePoints()
                .mapToObj(
                        character ->
                                switch (Character.getType(character)) {
                                    case Character.CONTROL,
                                            Character.FORMAT,
                                            Character.LINE_SEPARATOR,
                                            Character.PARAGRAPH_SEPARATOR ->
                                            "\\u{" + Integer.toHexString(character) + "}";
                                    default -> Character.toString(character);
                                })
                .collect(Collectors.joining());
    }
}
