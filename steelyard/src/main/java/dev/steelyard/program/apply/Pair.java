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
        if (known == null) {
            return new Pair(entry, Target.fresh(entry.name()), null);
        }
        var target = known.target();
        // By its new name, where the file renames it.
        return new Pair(entry, Target.known(entry.name(), target.id(), target.version()), known);
    }
}
