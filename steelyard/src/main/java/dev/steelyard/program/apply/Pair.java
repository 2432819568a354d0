package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Target;
import org.jspecify.annotations.Nullable;

/**
 * What the file describes, and what it is at the server.
 *
 * @param known null: it is still to be made; an open invitation, where a person was invited
 */
record Pair(Entry entry, Target target, @Nullable Known known) {
    static Pair of(Entry entry, @Nullable Known known) {
        return new Pair(entry, known == null ? Target.fresh(entry.name()) : known.target(), known);
    }
}
