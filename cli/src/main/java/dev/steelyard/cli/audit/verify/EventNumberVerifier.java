package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.ExportLine;
import dev.steelyard.cli.audit.verify.Finding.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * Verifies that the audit events of the operator and of each reseller are numbered without gaps.
 * This proves that nothing is missing from a part of the log. For one thread.
 */
final class EventNumberVerifier {
    /**
     * @param doubtful whether the event with the last number was changed
     */
    private record Range(long first, long last, boolean doubtful) {}

    private final Map<String, Range> ranges = new HashMap<>();
    private final FindingCollector findings;

    EventNumberVerifier(FindingCollector findings) {
        this.findings = findings;
    }

    /** Records an event that its seal proves. */
    void proven(long line, ExportLine.Event event) {
        long number = event.number();
        var range = ranges.get(event.owner());
        if (range == null) {
            ranges.put(event.owner(), new Range(number, number, false));
            return;
        }
        boolean again = number == range.last() && !range.doubtful();
        if (number < range.last() || again) {
            findings.add(
                    line,
                    Kind.MOVED,
                    event.id(),
                    "is number " + number + ", behind number " + range.last());
            return;
        }
        if (number > range.last() + 1) {
            missing(line, range.last() + 1, number - 1);
        }
        ranges.put(event.owner(), new Range(range.first(), number, false));
    }

    /** Records a changed event: it stands for the original one. */
    void doubtful(ExportLine.Event event) {
        long number = event.number();
        var range = ranges.get(event.owner());
        if (range == null) {
            ranges.put(event.owner(), new Range(number, number, true));
        } else if (number == range.last() + 1) {
            ranges.put(event.owner(), new Range(range.first(), number, true));
        }
    }

    /** Checks that all events of an owner are there, from {@code first} to {@code last}. */
    void end(long line, String owner, long first, long last) {
        if (last == 0) {
            return;
        }
        var range = ranges.get(owner);
        if (range == null || range.first() > last) {
            if (first <= last) {
                missing(line, first, last);
            }
            return;
        }
        if (range.first() > first) {
            missing(line, first, range.first() - 1);
        }
        if (range.last() < last) {
            missing(line, range.last() + 1, last);
        }
        if (range.last() > last) {
            findings.add(line, Kind.ADDED, "there are events behind number " + last);
        }
    }

    private void missing(long line, long from, long to) {
        findings.add(
                line,
                Kind.REMOVED,
                from == to
                        ? "the event number " + from + " is missing"
                        : "the events number " + from + " to " + to + " are missing");
    }
}
