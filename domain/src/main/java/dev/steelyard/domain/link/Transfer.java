package dev.steelyard.domain.link;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;

/**
 * An offer of an application to another reseller, which accepts it by its code.
 *
 * @param to whose staff may accept it. Not asked for when the offer is made: whether there is such
 *     a reseller is nothing that another one may find out
 * @param offerer must still be allowed to offer it when it is accepted
 */
public record Transfer(
        Id<Transfer> id,
        SecretHash hash,
        Id<Application> application,
        Id<Reseller> to,
        Inviter offerer,
        Instant expires) {
    /** That of an offer that takes its place is another. */
    public long version() {
        return expires.toEpochMilli();
    }

    public boolean open(Instant now) {
        return now.isBefore(expires);
    }
}
