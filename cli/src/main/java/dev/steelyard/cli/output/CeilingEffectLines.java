package dev.steelyard.cli.output;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The lines of text that show which permissions roles lose or regain when the ceiling (maximum
 * permissions) of a reseller or application changes.
 */
final class CeilingEffectLines {
    private CeilingEffectLines() {}

    static List<String> lines(JsonNode answer) {
        boolean tried = answer.path("dry_run").asBoolean();
        var lines = new ArrayList<String>();
        for (var role : answer.path("roles").values()) {
            var who =
                    "Role %s (%s, of application %s) "
                            .formatted(
                                    Cell.of(role.path("name")),
                                    Cell.of(role.path("_id")),
                                    Cell.of(role.path("application")));
            if (!role.path("cut").isEmpty()) {
                lines.add(
                        who
                                + (tried ? "would no longer allow: " : "no longer allows: ")
                                + Cell.of(role.path("cut")));
            }
            if (!role.path("restored").isEmpty()) {
                lines.add(
                        who
                                + (tried ? "would allow again: " : "allows again: ")
                                + Cell.of(role.path("restored")));
            }
        }
        int more = answer.path("more_roles").asInt();
        if (more > 0) {
            lines.add("And %d more roles, not listed.".formatted(more));
        }
        return lines.isEmpty() ? List.of("This changes the permissions of no role.") : lines;
    }
}
