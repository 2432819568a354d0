package dev.steelyard.guard.internal.state;

import dev.steelyard.guard.principal.Revocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A numbered change at the authorization server that can alter authorization decisions, such as a
 * changed role.
 *
 * @param seq its number; number order is commit order
 * @param keys the changed things, in the form of {@code PrincipalState.dependsOn}
 * @param revoked its revocation, or null
 */
public record Change(long seq, List<String> keys, @Nullable Revocation revoked) {}
