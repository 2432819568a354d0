package dev.steelyard.admin.link;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A new invitation with the secret of its link and its expiry. It has one form for known and
 * unknown addresses.
 *
 * @param link the secret that goes into the link: to be shown now or never
 * @param mailed whether the link goes to the invited address by mail; then it is not shown
 */
public record CreatedInvitation(Id<Invitation> id, Secret link, Instant expires, boolean mailed) {
    CreatedInvitation mailedAway() {
        return new CreatedInvitation(id, link, expires, true);
    }

    /** The secret that the inviter sees; empty: the invited user gets it by mail. */
    public Optional<Secret> shown() {
        return mailed ? Optional.empty() : Optional.of(link);
    }
}
