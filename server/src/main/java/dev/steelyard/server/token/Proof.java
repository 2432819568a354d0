package dev.steelyard.server.token;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.Family;
import dev.steelyard.domain.token.Redemption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a grant has proved: whom the token acts for, where, and how far.
 *
 * @param scope granted; empty: all that the roles allow
 * @param login what a user's tokens say of the login; null for client credentials
 * @param consumption what must be consumed before the answer; null: nothing
 * @param refreshToken the refresh token to answer; null: none
 * @param idToken whether an ID token is answered
 */
public record Proof(
        PrincipalRef principal,
        ResourceServer resourceServer,
        Set<String> scope,
        @Nullable Login login,
        @Nullable Consumption consumption,
        @Nullable Secret refreshToken,
        boolean idToken) {

    /**
     * @param family what a replay ends
     * @param session null once it has ended, which an offline grant survives
     * @param nonce only for the ID token of the code flow
     */
    public record Login(
            Id<Family> family,
            @Nullable Id<Session> session,
            Instant authTime,
            @Nullable String nonce) {}

    /** Consumes what is single-use, and records what takes its place. */
    @FunctionalInterface
    public interface Consumption {
        Redemption consume(Transaction tx);
    }

    static Proof ofClient(PrincipalRef client, ResourceServer at, Set<String> scope) {
        return new Proof(client, at, scope, null, null, null, false);
    }

    Optional<Secret> refresh() {
        return Optional.ofNullable(refreshToken);
    }
}
