package dev.steelyard.cli.output;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The lines of text that describe the effect of a transfer of an application to another reseller.
 */
final class TransferEffectLines {
    private TransferEffectLines() {}

    static List<String> lines(JsonNode move) {
        boolean tried = move.path("dry_run").asBoolean();
        var lines = new ArrayList<String>();
        lines.add(
                "%s (application %s, of %s) %s reseller %s."
                        .formatted(
                                at(move, "name"),
                                at(move, "application"),
                                at(move, "company"),
                                tried ? "would go to" : "went to",
                                at(move, "reseller")));
        for (var role : move.path("roles").values()) {
            lines.add(
                    "Role %s (%s) %s: %s"
                            .formatted(
                                    at(role, "name"),
                                    at(role, "_id"),
                                    tried ? "would not allow" : "does not allow",
                                    at(role, "blocked_by_ceiling")));
        }
        if (move.path("roles").isEmpty()) {
            lines.add("No role loses a permission.");
        }
        lines.add("Its ceiling: " + at(move, "ceiling"));
        lines.add(
                "Clients: %s, which stay. Members: %s."
                        .formatted(at(move, "clients"), at(move, "members")));
        if (move.path("leaving").asInt() > 0) {
            lines.add(
                    "Of these, staff of the reseller that had it, who %s: %s."
                            .formatted(tried ? "would leave" : "left", at(move, "leaving")));
        }
        lines.add("Open invitations that end: " + at(move, "invitations"));
        lines.add(
                "Secrets and API keys, %s in all, end at the latest: %s%s"
                        .formatted(
                                at(move, "credentials"),
                                at(move, "credentials_end"),
                                tried
                                        ? " (--credentials-expire says later, at most %s days)"
                                                .formatted(at(move, "overlap_days_at_most"))
                                        : ""));
        return lines;
    }

    private static String at(JsonNode object, String member) {
        return Cell.of(object.path(member));
    }
}
