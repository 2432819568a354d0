package dev.steelyard.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The lines of text that list the clients, members and invitations that lose a role when it is
 * deleted.
 */
final class RoleRemovalLines {
    private RoleRemovalLines() {}

    static List<String> lines(JsonNode answer) {
        boolean tried = answer.path("dry_run").asBoolean();
        var lines = new ArrayList<String>();
        lines.add(
                "Role %s (%s, of application %s) %s."
                        .formatted(
                                Cell.of(answer.path("name")),
                                Cell.of(answer.path("_id")),
                                Cell.of(answer.path("application")),
                                tried ? "would be deleted" : "is deleted"));
        for (var kind : List.of("clients", "members", "invitations", "initial_access_tokens")) {
            lines.add(line(kind, answer.path(kind), tried));
        }
        return lines;
    }

    private static String line(String kind, JsonNode losers, boolean tried) {
        int count = losers.path("count").asInt();
        int named = losers.path("ids").size();
        var who =
                "%s that %s it: %d"
                        .formatted(
                                kind.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + kind.substring(1).replace('_', ' '),
                                tried ? "would lose" : "had",
                                count);
        if (named == 0) {
            return who + ".";
        }
        var ids = Cell.of(losers.path("ids"));
        return who + ": " + ids + (named < count ? ", …" : "");
    }
}
