package dev.steelyard.cli.output;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The lines of text that list the users and clients holding a permission, with the role that gives
 * it.
 */
final class PermissionHolderLines {
    private PermissionHolderLines() {}

    static List<String> lines(JsonNode answer) {
        if (answer.path("data").isEmpty()) {
            return List.of();
        }
        var table = new Table();
        table.add(List.of("PRINCIPAL", "ROLE", "GIVEN BY", "AT", "PERMITTED BY", "AT"));
        for (var holder : answer.path("data").values()) {
            for (var role : holder.path("roles").values()) {
                var given = role.path("given");
                var permitted = role.path("permitted");
                table.add(
                        List.of(
                                Cell.of(holder.path("principal")),
                                Cell.of(role.path("name")),
                                Cell.of(given.path("actor")),
                                Cell.of(given.path("at")),
                                Cell.of(permitted.path("actor")),
                                Cell.of(permitted.path("at"))));
            }
        }
        return table.lines();
    }

    static List<String> remarks(JsonNode answer) {
        var remarks = new ArrayList<String>();
        if (answer.path("data").isEmpty()) {
            remarks.add("No principal had this permission.");
        }
        ceiling(remarks, "application", answer.path("application_ceiling"));
        ceiling(remarks, "reseller", answer.path("reseller_ceiling"));
        if (answer.path("complete_since").isString()) {
            remarks.add(
                    "The log is complete since " + Cell.of(answer.path("complete_since")) + ".");
        }
        return remarks;
    }

    private static void ceiling(List<String> remarks, String whose, JsonNode act) {
        if (act.isObject()) {
            remarks.add(
                    "It was added to the %s's ceiling at %s by %s."
                            .formatted(whose, Cell.of(act.path("at")), Cell.of(act.path("actor"))));
        }
    }
}
