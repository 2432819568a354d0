package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.SecurityEvents;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.RefreshTokenFamilyRef;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Revokes refresh token families, login sessions and single tokens, each with its access tokens. A
 * logout, a replay and management all end them here. Every method works inside the caller's
 * transaction. Thread-safe.
 */
public final class RevocationService {
    private final Duration life;
    private final InstantSource clock;
    private final IdGenerator ids;

    /**
     * @param life how long a revocation matters: until the last access token that it concerns has
     *     ended everywhere, clock skew included
     */
    public RevocationService(Duration life, InstantSource clock, IdGenerator ids) {
        this.life = life;
        this.clock = clock;
        this.ids = ids;
    }

    /** Ends a family: its refresh tokens and all its access tokens. */
    public void family(
            Transaction tx,
            Id<RefreshTokenFamily> family,
            Id<Client> client,
            @Nullable Id<User> user) {
        var now = clock.instant();
        tx.refreshTokens().end(family, now);
        revoke(tx, Revocation.Kind.FAMILY, family.hex(), client, user, now);
    }

    /**
     * Ends a login session with its access tokens, and those of sessions that another login or a
     * second factor in the same browser has just replaced; offline grants go on. Notifies clients
     * with a back channel and receivers of security events. False where the session had ended.
     */
    public boolean session(
            Transaction tx, Id<Session> session, Id<User> user, SessionEndReason why) {
        var now = clock.instant();
        boolean alive = end(tx, session, user, why, now);
        if (alive) {
            revokeReplaced(tx, session, user, now);
        }
        return alive;
    }

    /**
     * A session does not say which it replaced. One of the same user agent that has just ended is
     * one of them, or in another browser of the user's: there, too, its tokens lasted minutes.
     */
    private void revokeReplaced(Transaction tx, Id<Session> session, Id<User> user, Instant now) {
        var agent = tx.sessions().find(session).map(ended -> ended.browser().agent()).orElse("");
        for (var other : tx.sessions().ofUser(user)) {
            if (other.browser().agent().equals(agent) && !other.id().equals(session)) {
                revokeEnded(tx, other, now);
            }
        }
    }

    private void revokeEnded(Transaction tx, Session session, Instant now) {
        var ended = session.ended();
        if (ended != null && matters(ended, now)) {
            revoke(tx, Revocation.Kind.SID, session.id().hex(), null, session.user(), now);
        }
    }

    private boolean end(
            Transaction tx, Id<Session> session, Id<User> user, SessionEndReason why, Instant now) {
        // Before the end: afterwards the store no longer knows.
        var concerned = tx.securityEvents().concerned(session);
        boolean alive = tx.sessions().end(session, now);
        if (alive) {
            tell(tx, session, user, why, now, concerned);
            revoke(tx, Revocation.Kind.SID, session.hex(), null, user, now);
            tx.logoutDeliveries().add(session, user, now);
        }
        return alive;
    }

    /**
     * Ends every login session of {@code user}, and the access tokens of those that another login
     * in the same browser has just replaced. Answers how many were alive.
     */
    public int sessions(Transaction tx, Id<User> user, SessionEndReason why) {
        return sessions(tx, user, why, null);
    }

    /**
     * As {@link #sessions(Transaction, Id, SessionEndReason)}, but {@code kept} goes on.
     *
     * @param kept null: none does
     */
    public int sessions(
            Transaction tx, Id<User> user, SessionEndReason why, @Nullable Id<Session> kept) {
        var now = clock.instant();
        // No login or step-up of the user begins a session meanwhile.
        tx.users().lock(user);
        int alive = 0;
        for (var session : tx.sessions().ofUser(user)) {
            if (session.ended() != null) {
                revokeEnded(tx, session, now);
            } else if (!session.id().equals(kept)) {
                alive += end(tx, session.id(), user, why, now) ? 1 : 0;
            }
        }
        return alive;
    }

    /** Ends one access token. */
    public void accessToken(
            Transaction tx, String jti, Id<Client> client, @Nullable Id<User> user) {
        revoke(tx, Revocation.Kind.JTI, jti, client, user, clock.instant());
    }

    /**
     * Ends all grants of {@code user} to clients within {@code reach}: codes, refresh families,
     * offline ones too, and access tokens. A new consent does not revive them.
     */
    public void grants(Transaction tx, Id<User> user, ClientSelection reach) {
        var now = clock.instant();
        tx.users().lock(user);
        var families = new LinkedHashMap<Id<RefreshTokenFamily>, RefreshTokenFamilyRef>();
        // Codes first: a concurrent redemption either finds its code gone, or has begun a family
        // before the families are ended.
        tx.codes().endAll(user, reach).forEach(family -> families.put(family.id(), family));
        tx.refreshTokens()
                .endAll(user, reach, now)
                .forEach(family -> families.put(family.id(), family));
        for (var family : families.values()) {
            if (matters(family.issued(), now)) {
                var id = family.id().hex();
                revoke(tx, Revocation.Kind.FAMILY, id, family.client(), user, now);
            }
        }
    }

    /**
     * Ends what relied on the user's present password and address: account links, and the trust in
     * browsers.
     */
    public void linksAndTrust(Transaction tx, Id<User> user) {
        tx.accountLinks().endAll(user, clock.instant());
        tx.trustedBrowsers().endAll(user);
    }

    /**
     * Ends all sessions, grants, account links and trusted browsers of a disabled user. An undo of
     * a change of address rests, and works again once the user is enabled.
     */
    public void user(Transaction tx, Id<User> user) {
        linksAndTrust(tx, user);
        sessions(tx, user, SessionEndReason.DISABLED);
        grants(tx, user, new ClientSelection.Everywhere());
    }

    private void tell(
            Transaction tx,
            Id<Session> session,
            Id<User> user,
            SessionEndReason why,
            Instant now,
            List<SecurityEvents.Concerned> concerned) {
        var cause = ids.next().hex();
        tx.securityEvents()
                .tell(revoked(EventSubject.session(session, user), why, now, cause), null);
        for (var one : concerned) {
            var within = EventSubject.session(one.sid(), user).in(one.application());
            tx.securityEvents().tellReseller(revoked(within, why, now, cause), one.reseller());
        }
    }

    private SecurityEvent revoked(
            EventSubject subject, SessionEndReason why, Instant now, String cause) {
        return new SecurityEvent(
                ids.next(),
                EventType.SESSION_REVOKED,
                now,
                cause,
                subject,
                why.initiator(),
                why.reason(),
                AuditedProperties.NONE);
    }

    /** Twice as long as needed: the node that issued may have had another clock. */
    private boolean matters(Instant issued, Instant now) {
        return issued.plus(life).plus(life).isAfter(now);
    }

    private void revoke(
            Transaction tx,
            Revocation.Kind kind,
            String value,
            @Nullable Id<Client> client,
            @Nullable Id<User> user,
            Instant now) {
        tx.revoke(new Revocation(kind, value, client, user, now.plus(life)));
    }
}
