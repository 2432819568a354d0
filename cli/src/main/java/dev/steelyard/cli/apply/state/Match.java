package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.read.FileEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the file for {@code steelyard apply}, paired with the existing resource that it
 * describes, if there is one.
 *
 * @param known null: still to be created; an open invitation, where the user was invited
 */
public record Match(FileEntry entry, ResourceRef target, @Nullable ExistingResource known) {
    static Match of(FileEntry entry, @Nullable ExistingResource known) {
        if (known == null) {
            return new Match(entry, ResourceRef.fresh(entry.name()), null);
        }
        var target = known.target();
        // By the new name, where the file renames it.
        return new Match(
                entry, ResourceRef.known(entry.name(), target.id(), target.version()), known);
    }
}
