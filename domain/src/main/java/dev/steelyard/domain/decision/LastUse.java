package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * The last time that a user or client used a permission.
 *
 * @param who a client, for itself; or a user, through any client of an application
 */
public record LastUse(Id<?> who, String permission, Instant last) {}
