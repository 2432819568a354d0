package dev.steelyard.guard.internal.report;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.feed.StateUnavailable;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's side: takes a report once by its number, and can lose it, or its answer. */
final class Reported implements ReportSender {
    /** What becomes of the next report. */
    enum Fate {
        TAKEN,
        LOST,
        ANSWER_LOST,
        UNAVAILABLE,
        OLDER_SERVER,
        REJECTED,
        TOO_LARGE
    }

    Fate fate = Fate.TAKEN;
    int sent;
    int longest;
    private long number;
    final List<Map<String, Object>> guards = new ArrayList<>();
    final List<Map<String, Object>> refusals = new ArrayList<>();
    final List<Map<String, Object>> uses = new ArrayList<>();
    @Nullable Map<String, Object> dropped;

    @Override
    public int send(String report) {
        sent++;
        longest = Math.max(longest, report.length());
        switch (fate) {
            case LOST -> throw new StateUnavailable("lost");
            case ANSWER_LOST -> {
                take(report);
                throw new StateUnavailable("took too long");
            }
            case TAKEN -> {
                take(report);
                return 200;
            }
            case UNAVAILABLE -> {
                return 503;
            }
            case OLDER_SERVER -> {
                return 404;
            }
            case REJECTED -> {
                return 400;
            }
            case TOO_LARGE -> {
                return 413;
            }
        }
        throw new IllegalStateException();
    }

    private void take(String text) {
        try {
            Map<String, Object> report = JSONObjectUtils.parse(text);
            Map<String, Object> guard = object(report, "guard");
            guards.add(guard);
            dropped = object(report, "dropped");
            long told = JSONObjectUtils.getLong(guard, "report");
            if (told <= number) return;
            number = told;
            refusals.addAll(rows(report, "refusals"));
            uses.addAll(rows(report, "uses"));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> object(Map<String, Object> report, String member)
            throws ParseException {
        return JSONObjectUtils.getJSONObject(report, member);
    }

    private static List<Map<String, Object>> rows(Map<String, Object> report, String member)
            throws ParseException {
        return List.of(JSONObjectUtils.getJSONObjectArray(report, member));
    }

    /** The sum of all counts that came. */
    long counted() {
        return uses.stream().mapToLong(use -> (Long) use.get("count")).sum();
    }

    long dropped(String member) {
        Map<String, Object> told = dropped;
        return told != null && told.get(member) instanceof Long number ? number : 0;
    }
}
