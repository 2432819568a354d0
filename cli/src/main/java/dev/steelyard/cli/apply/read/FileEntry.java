package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.ResourceKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing as the file describes it.
 *
 * @param name by which the file knows it: a name, an address, method and path
 * @param id as the file gives it; null: the name has to do
 * @param said what it says, by attributes' keys: no more than that is looked at
 * @param parts by kinds' keys; what isn't there isn't looked at, what is empty shall be empty
 */
public record FileEntry(
        ResourceKind kind,
        int line,
        String name,
        @Nullable String id,
        Map<String, FileValue> said,
        Map<String, FileSection> parts) {

    /** Where the file says {@code attribute}, else where the thing begins. */
    public int lineOf(String attribute) {
        var one = said.get(attribute);
        return one == null ? line : one.line();
    }
}
