package dev.steelyard.guard.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can alter a decision.
 *
 * @param seq its number; number order is commit order
 * @param keys what changed, as states name it in {@link PrincipalState#dependsOn}
 * @param revoked what it revoked, or null
 */
public record Change(long seq, List<String> keys, @Nullable Revocation revoked) {}
