package dev.steelyard.cli.apply.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One planned change of {@code steelyard apply} to a resource, such as the update of a role, with
 * its differences and API requests.
 *
 * @param order the position among all changes, the lowest first
 * @param line of the file; 0: about something that the file lacks
 * @param title the changed resource, for messages
 * @param lines the differences
 * @param fields the file's lines by members of the API
 * @param secret whether it creates a secret that is shown once
 */
public record Change(
        int order,
        int line,
        String title,
        List<PlanLine> lines,
        Map<String, Integer> fields,
        boolean secret,
        List<ChangeRequest> requests) {

    /** The line of the file for the field that the server refused. */
    public int lineOf(@Nullable String field) {
        return field == null ? line : fields.getOrDefault(field, line);
    }
}
