package dev.steelyard.cli.output;

import java.util.stream.Collectors;

/** Text made safe for a terminal, with control characters escaped. */
public final class TerminalText {
    private TerminalText() {}

    /** Control sequences, which a terminal would obey, become visible. */
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
