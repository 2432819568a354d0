package dev.steelyard.server.ending;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.Family;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.settings.Lifetimes;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Ends what was issued: families, sessions, single tokens, each with the access tokens that live on
 * it. Every method works inside the caller's transaction. Thread-safe.
 */
public final class Endings {
    private final Lifetimes lifetimes;
    private final InstantSource clock;

    public Endings(Lifetimes lifetimes, InstantSource clock) {
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** Ends a family: its refresh tokens, and every access token that came of it. */
    public void family(
            Transaction tx, Id<Family> family, Id<Client> client, @Nullable Id<User> user) {
        var now = clock.instant();
        tx.refreshTokens().end(family, now);
        revoke(tx, Revocation.Kind.FAMILY, family.hex(), client, user, now);
    }

    /** Ends a login session and its access tokens; offline grants go on. */
    public void session(Transaction tx, Id<Session> session, Id<User> user) {
        var now = clock.instant();
        if (tx.sessions().end(session, now)) {
            revoke(tx, Revocation.Kind.SID, session.hex(), null, user, now);
        }
    }

    /** Ends one access token. */
    public void accessToken(
            Transaction tx, String jti, Id<Client> client, @Nullable Id<User> user) {
        revoke(tx, Revocation.Kind.JTI, jti, client, user, clock.instant());
    }

    private void revoke(
            Transaction tx,
            Revocation.Kind kind,
            String value,
            @Nullable Id<Client> client,
            @Nullable Id<User> user,
            Instant now) {
        tx.revoke(new Revocation(kind, value, client, user, now.plus(lifetimes.revocation())));
    }
}
