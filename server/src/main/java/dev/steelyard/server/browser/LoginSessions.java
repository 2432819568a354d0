package dev.steelyard.server.browser;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.settings.Lifetimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Begins login sessions, and finds a browser's session by the secret in its cookie. Thread-safe.
 */
public final class LoginSessions {
    /** The precision of {@code lastSeen}: without it every request would cost a write. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final BrowserCookies cookies;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final Lifetimes lifetimes;
    private final InstantSource clock;

    public LoginSessions(
            Store store,
            BrowserCookies cookies,
            IdGenerator ids,
            SecretGenerator secrets,
            Lifetimes lifetimes,
            InstantSource clock) {
        this.store = store;
        this.cookies = cookies;
        this.ids = ids;
        this.secrets = secrets;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** A new session, and the secret for the browser's cookie. */
    public record Begun(Session session, Secret secret) {}

    /** The browser's session, if it is live and its user is not disabled. */
    public Optional<SignedInUser> current(Request request) {
        var now = clock.instant();
        var found =
                cookies.session(request)
                        .flatMap(text -> Secret.parse(SecretKind.SESSION, text))
                        .flatMap(secret -> store.read(tx -> find(tx, secret, now)));
        found.map(SignedInUser::session).ifPresent(session -> touch(session, now));
        return found;
    }

    /**
     * A new session for {@code user}, who has just logged in by {@code methods}. It never takes the
     * id or the secret of an earlier one, which an attacker may have planted (session fixation).
     */
    public Begun begin(Transaction tx, User user, Set<LoginMethod> methods, LoginBrowser browser) {
        var now = clock.instant();
        var secret = secrets.next(SecretKind.SESSION, ids.<Session>next());
        var session =
                new Session(
                        secret.id(),
                        user.id(),
                        secret.hash(),
                        now,
                        now,
                        now,
                        methods,
                        browser,
                        null);
        tx.sessions().insert(session);
        return new Begun(session, secret);
    }

    /**
     * A session that replaces {@code before}, of the same login, in which the user has proved
     * {@code added} as well, and needs no trusted browser any more. It ends when that one would
     * have ended.
     */
    public Begun raise(Transaction tx, Session before, LoginMethod added) {
        var secret = secrets.next(SecretKind.SESSION, ids.<Session>next());
        var methods = EnumSet.of(added);
        methods.addAll(before.methods());
        methods.remove(LoginMethod.TRUSTED_BROWSER);
        var session =
                new Session(
                        secret.id(),
                        before.user(),
                        secret.hash(),
                        before.created(),
                        clock.instant(),
                        before.authTime(),
                        methods,
                        before.browser(),
                        null);
        tx.sessions().insert(session);
        return new Begun(session, secret);
    }

    private Optional<SignedInUser> find(Transaction tx, Secret secret, Instant now) {
        return tx.sessions()
                .find(secret.id())
                .filter(session -> session.hash().matches(secret))
                .filter(session -> session.live(now, lifetimes.session()))
                .flatMap(
                        session ->
                                tx.users()
                                        .find(session.user())
                                        .filter(user -> !user.disabled())
                                        .map(user -> new SignedInUser(session, user)));
    }

    private void touch(Session session, Instant now) {
        if (!now.isBefore(session.lastSeen().plus(TOUCH_EVERY))) {
            store.write(
                    tx -> {
                        tx.sessions().touch(session.id(), now);
                        return session;
                    });
        }
    }
}
