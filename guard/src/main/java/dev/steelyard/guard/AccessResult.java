package dev.steelyard.guard;

import dev.steelyard.guard.refusal.Refusal;
import java.util.List;

/** The answer to {@code GET /access}: the applications that a principal can reach. */
public sealed interface AccessResult {

    /** All applications that the principal can reach. */
    record Reachable(List<AccessEntry> rows) implements AccessResult {}

    /** The applications can't be determined at the moment. */
    record Unavailable(Refusal refusal) implements AccessResult {}
}
