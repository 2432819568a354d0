package dev.steelyard.server.manage;

import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.rehearsal.RehearsalShapes;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer to a dry run. */
final class RehearsalJson {
    private RehearsalJson() {}

    /** The answer that the change would have, and the decisions that would change. */
    static <T> Map<String, @Nullable Object> of(
            DryRun<T> tried, Function<T, Map<String, @Nullable Object>> value) {
        var json = value.apply(tried.value());
        json.put(RehearsalShapes.DRY_RUN.name(), true);
        var rehearsal = tried.rehearsal();
        if (rehearsal != null) {
            json.put(RehearsalShapes.FIELD.name(), RehearsalShapes.FIELD.type().write(rehearsal));
        }
        return json;
    }
}
