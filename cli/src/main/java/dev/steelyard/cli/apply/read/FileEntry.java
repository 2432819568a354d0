package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.ResourceKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the file for {@code steelyard apply}, which describes one resource, such as a role.
 *
 * @param name its identification in the file: a name, an address, method and path
 * @param id as the file gives it; null: identified by name only
 * @param said the file's values, by attributes' keys; other attributes are ignored
 * @param parts sections by kinds' keys; a missing section is ignored, an empty one shall be empty
 */
public record FileEntry(
        ResourceKind kind,
        int line,
        String name,
        @Nullable String id,
        Map<String, FileValue> said,
        Map<String, FileSection> parts) {

    /** The line of {@code attribute}, else that of the entry. */
    public int lineOf(String attribute) {
        var one = said.get(attribute);
        return one == null ? line : one.line();
    }
}
