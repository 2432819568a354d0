package dev.steelyard.e2e.faults;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Each event of changes comes after the one that follows it. Thread-safe. */
final class Swapped implements Function<String, List<String>> {
    private @Nullable String kept;

    @Override
    public synchronized List<String> apply(String event) {
        var before = kept;
        if (before != null) {
            kept = null;
            return List.of(event, before);
        }
        if (event.contains("event: changes\n")) {
            kept = event;
            return List.of();
        }
        return List.of(event);
    }
}
