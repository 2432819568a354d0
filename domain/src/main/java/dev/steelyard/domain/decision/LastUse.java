package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * The last time that somebody was allowed what needs a permission.
 *
 * @param who a client, for itself; or a user, through whichever client of an application
 */
public record LastUse(Id<?> who, String permission, Instant last) {}
