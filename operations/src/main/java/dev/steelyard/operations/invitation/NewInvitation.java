package dev.steelyard.operations.invitation;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import java.time.Instant;

/**
 * A new invitation; equal for known and unknown addresses.
 *
 * @param link with its secret; it is shown once
 */
public record NewInvitation(Id<Invitation> id, String link, Instant expires) {}
