package dev.steelyard.cli.output;

import dev.steelyard.domain.id.Id;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The text of a JSON value in one cell of an output table. */
final class Cell {
    private Cell() {}

    static String of(JsonNode value) {
        return of(value, UnaryOperator.identity());
    }

    /**
     * Shows names in place of ids; adds the id where a name is shared or looks like an id.
     *
     * @param names by ids
     */
    static String of(JsonNode value, Map<String, String> names) {
        return of(
                value,
                id -> {
                    var name = names.getOrDefault(id, id);
                    boolean misleads =
                            Collections.frequency(names.values(), name) > 1
                                    || !name.equals(id) && Id.parse(name).isPresent();
                    return misleads ? beside(id, name) : name;
                });
    }

    /** Shows names beside their ids. */
    static String beside(JsonNode value, Map<String, String> names) {
        return of(value, id -> names.containsKey(id) ? beside(id, names.getOrDefault(id, "")) : id);
    }

    private static String beside(String id, String name) {
        return name + " (" + id + ")";
    }

    private static String of(JsonNode value, UnaryOperator<String> written) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? "-"
                    : value.values().stream()
                            .map(one -> of(one, written))
                            .collect(Collectors.joining(", "));
        }
        return TerminalText.of(
                value.isObject() ? value.toString() : written.apply(value.asString()));
    }
}
