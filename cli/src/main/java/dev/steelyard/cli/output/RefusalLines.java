package dev.steelyard.cli.output;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The lines of text that explain why a request to an API was refused, for {@code steelyard
 * explain}.
 */
public final class RefusalLines {
    private RefusalLines() {}

    /**
     * @param answer the explanation by the management API or the issuer's endpoint
     */
    public static List<String> of(JsonNode answer) {
        var table = new Table();
        row(table, "REFUSED", answer.path("at"));
        row(table, "CODE", answer.path("code"));
        row(table, "WHY", answer.path("message"));
        row(table, "METHOD", answer.path("method"));
        row(table, "OPERATION", answer.path("operation"));
        row(table, "API", answer.path("audience"));
        row(table, "PERMISSION", answer.path("permission"));
        row(table, "CLIENT", answer.path("client"));
        row(table, "CLIENT", answer.path("client_id"));
        row(table, "USER", answer.path("user"));
        row(table, "USER", answer.path("sub"));
        row(table, "APPLICATION", answer.path("application"));
        if (answer.path("alike").asInt() > 1) {
            row(table, "ALIKE", answer.path("alike"));
        }
        row(table, "NOW", answer.path("now").path("message"));
        return table.lines();
    }

    private static void row(Table table, String heading, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            table.add(List.of(heading, Cell.of(value)));
        }
    }
}
