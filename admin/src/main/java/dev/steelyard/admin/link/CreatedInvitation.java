package dev.steelyard.admin.link;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.secret.Secret;
import java.time.Instant;

/**
 * A new invitation with the secret of its link and its expiry. It has one form for known and
 * unknown addresses.
 *
 * @param link the secret that goes into the link: to be shown now or never
 */
public record CreatedInvitation(Id<Invitation> id, Secret link, Instant expires) {}
