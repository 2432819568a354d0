package dev.steelyard.cli.output;

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
        return TerminalText.of(value.isObject() ? value.toString() : value.asString());
    }
}
