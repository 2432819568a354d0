package dev.steelyard.guard;

import dev.steelyard.guard.refusal.Refusal;
import java.util.List;

/** What a principal can reach: the answer of {@code GET /access}. */
public sealed interface Access {

    /** Every application that it can reach. */
    record Reachable(List<AccessRow> rows) implements Access {}

    /** It can't be said at the moment. */
    record Unavailable(Refusal refusal) implements Access {}
}
