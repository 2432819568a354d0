package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.read.FileEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the file describes, and what it is at the server.
 *
 * @param known null: it is still to be made; an open invitation, where a person was invited
 */
public record Match(FileEntry entry, ResourceRef target, @Nullable ExistingResource known) {
    static Match of(FileEntry entry, @Nullable ExistingResource known) {
        if (known == null) {
            return new Match(entry, ResourceRef.fresh(entry.name()), null);
        }
        var target = known.target();
        // By its new name, where the file renames it.
        return new Match(
                entry, ResourceRef.known(entry.name(), target.id(), target.version()), known);
    }
}
