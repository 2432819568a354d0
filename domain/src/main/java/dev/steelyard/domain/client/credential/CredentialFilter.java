package dev.steelyard.domain.client.credential;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter of live credentials: by their end, by their last use, or by both.
 *
 * @param reseller whose clients'; null: everybody's
 * @param application whose clients'; null: all of the reseller's
 * @param kind null: of both
 * @param servers whether those of resource servers are among them
 * @param now what ended before is left out
 * @param expiringBefore ends by then, and then in the order of ends; null: whenever
 * @param unusedSince not used since, and in that order unless {@code expiringBefore} is there;
 *     null: whether used or not
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
            throw new IllegalArgumentException("by an end, or by a use");
        }
    }
}
