package dev.steelyard.guard;

import dev.steelyard.guard.refusal.Refusal;
import java.util.List;

/**
 * The result of {@code GET /access}, which is either the list of the principal's applications or a
 * refusal.
 */
public sealed interface AccessResult {

    /** All applications that the principal can reach. */
    record Reachable(List<AccessEntry> rows) implements AccessResult {}

    /** The applications can't be determined at the moment. */
    record Unavailable(Refusal refusal) implements AccessResult {}
}
