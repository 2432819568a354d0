package dev.steelyard.domain.link;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;

/**
 * An offer to transfer an application to another reseller, which accepts it with a code.
 *
 * @param to the reseller whose staff may accept it. Its existence is not checked when the offer is
 *     made, since a reseller must not learn of others
 * @param offerer must still have the right to offer it at acceptance
 */
public record Transfer(
        Id<Transfer> id,
        SecretHash hash,
        Id<Application> application,
        Id<Reseller> to,
        Inviter offerer,
        Instant expires) {
    /** An offer that replaces it has another version. */
    public long version() {
        return expires.toEpochMilli();
    }

    public boolean open(Instant now) {
        return now.isBefore(expires);
    }
}
