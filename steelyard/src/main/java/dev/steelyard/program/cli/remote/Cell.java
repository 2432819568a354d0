package dev.steelyard.program.cli.remote;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values as a table shows them. */
final class Cell {
    private Cell() {}

    static String of(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? "-"
                    : value.values().stream().map(Cell::of).collect(Collectors.joining(", "));
        }
        return visible(value.isObject() ? value.toString() : value.asString());
    }

    /** Whatever a terminal would obey instead of showing becomes visible. */
    static String visible(String text) {
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
