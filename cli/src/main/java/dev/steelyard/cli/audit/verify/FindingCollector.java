package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the defects that {@code steelyard audit verify} finds in an export, with details of the
 * first thousand.
 */
final class FindingCollector {
    private static final int KEPT = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    void add(long line, Kind kind, String text) {
        add(line, kind, "", text);
    }

    void add(long line, Kind kind, String event, String text) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new Finding(line, kind, event, text));
        }
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }
}
