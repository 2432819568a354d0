package dev.steelyard.program.client;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a change would do to those at work, in words. */
public final class RehearsalWords {
    /** How many of the decisions are said one by one. */
    private static final int MOST = 10;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private RehearsalWords() {}

    /** Of an answer with {@code dry_run=true}; none where that rehearses nothing. */
    public static List<String> lines(JsonNode answer) {
        var rehearsal = answer.path("rehearsal");
        if (rehearsal.isMissingNode()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        side(lines, "Would have been refused: ", rehearsal.path("refused"));
        side(lines, "Would have been allowed: ", rehearsal.path("allowed"));
        if (lines.isEmpty()) {
            lines.add(
                    "Nothing that guards reported since "
                            + day(rehearsal.path("since"))
                            + " would have come out otherwise.");
        }
        if (!rehearsal.path("complete").asBoolean()) {
            lines.add("There is more than was looked at: only the latest of it was.");
        }
        return lines;
    }

    private static void side(List<String> lines, String what, JsonNode side) {
        if (side.path("requests").asLong() == 0) {
            return;
        }
        lines.add(
                what
                        + who(side.path("clients").asLong(), side.path("users").asLong())
                        + ", "
                        + counted(side.path("requests").asLong(), "request")
                        + " since "
                        + day(side.path("first"))
                        + ", the last on "
                        + day(side.path("last"))
                        + (side.path("decisions").isEmpty() ? "." : ":"));
        side.path("decisions").values().stream()
                .limit(MOST)
                .forEach(decision -> lines.add("  " + line(decision)));
        long all = side.path("decisions").size() + side.path("more").asLong();
        long told = Math.min(MOST, side.path("decisions").size());
        if (told > 0 && all > told) {
            lines.add(String.format(Locale.ROOT, "  and %,d more", all - told));
        }
    }

    private static String who(long clients, long users) {
        if (users == 0) {
            return counted(clients, "client");
        }
        return clients == 0
                ? counted(users, "user")
                : counted(clients, "client") + " and " + counted(users, "user");
    }

    private static String line(JsonNode decision) {
        var user = decision.path("user");
        var operation = decision.path("operation");
        return (user.isNull()
                        ? "client " + decision.path("client").asString()
                        : "user "
                                + user.asString()
                                + " through client "
                                + decision.path("client").asString())
                + ": "
                + (operation.isNull() ? "" : operation.asString() + ", ")
                + (decision.path("permission").isNull()
                        ? ""
                        : decision.path("permission").asString() + ", ")
                + counted(decision.path("requests").asLong(), "request")
                + ", the last on "
                + day(decision.path("last"));
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, noun) + (count == 1 ? "" : "s");
    }

    private static String day(JsonNode time) {
        return DAY.format(Instant.parse(time.asString()));
    }
}
