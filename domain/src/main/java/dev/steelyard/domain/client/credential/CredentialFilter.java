package dev.steelyard.domain.client.credential;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of client secrets and API keys, by reseller, application, expiry and last
 * use.
 *
 * @param reseller the owner of the clients; null: any
 * @param application the application of the clients; null: all of the reseller's
 * @param kind null: of both
 * @param servers whether credentials of resource servers are included
 * @param now credentials that ended before are left out
 * @param expiringBefore the latest end, and the result is then in the order of ends; null: any end
 * @param unusedSince not used since, in that order unless {@code expiringBefore} is set; null: any
 *     use
 */
public record CredentialFilter(
        @Nullable Id<Reseller> reseller,
        @Nullable Id<Application> application,
        @Nullable SecretKind kind,
        boolean servers,
        Instant now,
        @Nullable Instant expiringBefore,
        @Nullable Instant unusedSince) {
    public CredentialFilter {
        if (expiringBefore == null && unusedSince == null) {
            throw new IllegalArgumentException(
                    "a filter of credentials needs expiringBefore or unusedSince");
        }
    }
}
