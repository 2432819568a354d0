package dev.steelyard.cli.apply.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Differences that are ended together.
 *
 * @param order among all changes: what is needed first has the lower one
 * @param line of the file; 0: it is about what the file doesn't have
 * @param title what is changed, as refusals name it
 * @param lines the differences
 * @param fields where the file says what the API's members hold
 * @param secret whether something is made that is shown once
 */
public record Change(
        int order,
        int line,
        String title,
        List<PlanLine> lines,
        Map<String, Integer> fields,
        boolean secret,
        List<ChangeRequest> requests) {

    /** Where the file says what the server refused. */
    public int lineOf(@Nullable String field) {
        return field == null ? line : fields.getOrDefault(field, line);
    }
}
