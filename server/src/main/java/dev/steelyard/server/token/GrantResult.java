package dev.steelyard.server.token;

import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.server.issuance.Access;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a successful grant: the approved access and the tokens to issue.
 *
 * @param access the access of the token
 * @param consumption the single-use input to consume before the answer; null: none
 * @param refreshToken the refresh token to answer; null: none
 * @param idToken the claims about the user in the ID token; null: no ID token
 */
public record GrantResult(
        Access access,
        @Nullable Consumption consumption,
        @Nullable Secret refreshToken,
        @Nullable Set<StandardClaim> idToken) {

    /** Consumes the single-use input, and records its successor. */
    @FunctionalInterface
    public interface Consumption {
        Redemption consume(Transaction tx);
    }

    /** For a client that acts for itself: nothing to consume, and only an access token. */
    static GrantResult ofClient(Access access) {
        return new GrantResult(access, null, null, null);
    }

    Optional<Secret> refresh() {
        return Optional.ofNullable(refreshToken);
    }
}
