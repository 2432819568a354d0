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
 * What a grant has proved.
 *
 * @param access what the token is for
 * @param consumption what must be consumed before the answer; null: nothing
 * @param refreshToken the refresh token to answer; null: none
 * @param idToken what an ID token says of the person; null: none is answered
 */
public record Proof(
        Access access,
        @Nullable Consumption consumption,
        @Nullable Secret refreshToken,
        @Nullable Set<StandardClaim> idToken) {

    /** Consumes what is single-use, and records what takes its place. */
    @FunctionalInterface
    public interface Consumption {
        Redemption consume(Transaction tx);
    }

    /** Of a client that acts for itself: nothing to consume, and nothing beside the token. */
    static Proof ofClient(Access access) {
        return new Proof(access, null, null, null);
    }

    Optional<Secret> refresh() {
        return Optional.ofNullable(refreshToken);
    }
}
