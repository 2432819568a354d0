package dev.steelyard.domain.change;

import dev.steelyard.domain.token.Revocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A numbered, committed change that can alter authorization decisions, such as a changed role.
 *
 * @param seq its number; number order is commit order
 * @param keys what changed
 * @param revoked the revocation; null: the change revoked nothing
 */
public record Change(long seq, List<ChangeKey> keys, @Nullable Revocation revoked) {
    public Change {
        keys = List.copyOf(keys);
    }
}
