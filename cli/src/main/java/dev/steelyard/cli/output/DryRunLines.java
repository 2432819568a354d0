package dev.steelyard.cli.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The lines of text that show which recent API requests a planned change would newly allow or
 * refuse, from its dry run.
 */
public final class DryRunLines {
    /** The maximum of decisions listed one by one. */
    private static final int MOST = 10;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private DryRunLines() {}

    /** The lines for an answer with {@code dry_run=true}: empty where no decision would differ. */
    public static List<String> lines(JsonNode answer) {
        return lines(answer.path("rehearsal"), MOST);
    }

    /** Remarks on the dry run; empty where there was none. */
    public static List<String> remarks(JsonNode answer) {
        var rehearsal = answer.path("rehearsal");
        var remarks = new ArrayList<String>();
        if (!rehearsal.isMissingNode() && lines(answer).isEmpty()) {
            remarks.add(
                    "Of what guards reported since "
                            + day(rehearsal.path("since"))
                            + " no decision would have been different.");
        }
        if (!rehearsal.isMissingNode() && !rehearsal.path("complete").asBoolean()) {
            remarks.add("Only the latest reported decisions were considered; there are more.");
        }
        return remarks;
    }

    /** The lines shortened to two at most. */
    public static List<String> summary(JsonNode answer) {
        return lines(answer.path("rehearsal"), 0);
    }

    private static List<String> lines(JsonNode rehearsal, int most) {
        var lines = new ArrayList<String>();
        side(lines, "Would have been refused: ", rehearsal.path("refused"), most);
        side(lines, "Would have been allowed: ", rehearsal.path("allowed"), most);
        return lines;
    }

    private static void side(List<String> lines, String what, JsonNode side, int most) {
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
                        + (most == 0 || side.path("decisions").isEmpty() ? "." : ":"));
        var decisions = side.path("decisions").values();
        decisions.stream().limit(most).forEach(decision -> lines.add("  " + line(decision)));
        long all = decisions.size() + side.path("more").asLong();
        long told = Math.min(most, decisions.size());
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
