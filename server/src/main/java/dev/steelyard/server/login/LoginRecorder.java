package dev.steelyard.server.login;

import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.BrowserTrust;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.hashing.Passwords;
import dev.steelyard.server.keys.HmacCalculator;
import dev.steelyard.server.metering.Admission;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.LoginOutcome;
import dev.steelyard.server.metering.NodeCounters;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.passkey.PresentedPasskey;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records successful and failed logins of users, each in one transaction with its audit event.
 * Thread-safe.
 */
final class LoginRecorder {
    private final Store store;
    private final LoginSessions sessions;
    private final RevocationService endings;
    private final JournalWriter journal;
    private final Throttle throttle;

    /** Names unknown addresses: one address has one name, which does not reveal it. */
    private final HmacCalculator addresses;

    private final BrowserTrust trusts;
    private final NewBrowserMailer newBrowsers;
    private final InstantSource clock;
    private final Map<LoginOutcome, LongAdder> outcomes;

    LoginRecorder(Services services) {
        var context = services.context();
        this.store = context.store();
        this.sessions = services.browser().sessions();
        this.endings = context.endings();
        this.journal = context.journal();
        this.throttle = services.activity().throttle();
        this.addresses = services.master().seal("unknown addresses");
        this.trusts = services.browser().trust();
        this.newBrowsers = NewBrowserMailer.of(services);
        this.clock = context.clock();
        this.outcomes = services.activity().counted().logins();
    }

    /**
     * A user who has proved its password, alone or with more.
     *
     * @param methods what the user proved
     * @param trust what the login does to the trust in its browser; null: nothing
     */
    ProvedIdentity identity(
            PasswordProof password, Set<LoginMethod> methods, BrowserTrust.@Nullable Change trust) {
        var user = password.user();
        // The password of a login by two factors was counted when it was proved.
        Predicate<Transaction> proof =
                tx -> {
                    if (!password.holds(tx.users())
                            || (trust != null && !trusts.store(tx, trust))) {
                        return false;
                    }
                    if (!Acr.MFA.isProvedBy(methods)) {
                        throttle.count(tx, Limit.LOGIN_SUCCEEDED.of(user.email().normalised()));
                    }
                    return true;
                };
        return new ProvedIdentity(user, methods, proof, password.phc(), trust);
    }

    /**
     * A user who has presented a passkey. Its proof counts once.
     *
     * @throws TooManyRequests at its use, where the user has logged in too often
     */
    ProvedIdentity identity(PresentedPasskey.Proof passkey) {
        var user = passkey.user();
        Predicate<Transaction> proof =
                tx -> {
                    throttle.require(
                            tx,
                            Limit.PASSKEY_OF_USER.of(user.id().hex()),
                            "You logged in too often. Wait a minute, then try again.");
                    return passkey.use(tx, clock.instant());
                };
        var phc = store.read(tx -> tx.users().password(user.id())).orElse("");
        return new ProvedIdentity(user, passkey.methods(), proof, phc, null);
    }

    /**
     * Begins a session and ends the browser's former one. Empty where the user was disabled, or the
     * proof no longer holds, such as a password that changed since it was checked.
     *
     * @param client which sent the user here; null: the user came without a client
     * @param before the user who is logged in with this browser; null: none
     */
    Optional<LoginSessions.Begun> begin(
            Request wire,
            @Nullable Client client,
            @Nullable SignedInUser before,
            ProvedIdentity identity) {
        var user = identity.user();
        Optional<LoginSessions.Begun> began =
                store.write(
                        tx -> {
                            if (!locked(tx, user) || !identity.proof().test(tx)) {
                                return Optional.empty();
                            }
                            if (before != null) {
                                end(tx, before, user);
                            }
                            tx.users().forgetFailedLogins(user.id());
                            var begun = sessions.begin(tx, user, identity.methods(), browser(wire));
                            if (before != null && before.session().user().equals(user.id())) {
                                tx.sessions().handOver(before.session().id(), begun.session().id());
                            }
                            newBrowsers.tell(tx, wire, user, before);
                            var origin = origin(wire, client, begun.session().id());
                            audit(
                                    tx,
                                    "user:" + user.id(),
                                    origin,
                                    in(
                                            wire,
                                            JournalEntry.of(
                                                            "login.succeeded",
                                                            AuditSubject.of(
                                                                    null, "user", user.id()))
                                                    .with(
                                                            "trusted_browser",
                                                            identity.usedBrowser())));
                            if (identity.trust()
                                    instanceof BrowserTrust.Change.Begin(var trusted, _, _)) {
                                audit(tx, "user:" + user.id(), origin, in(wire, trusted(trusted)));
                            }
                            return Optional.of(begun);
                        });
        NodeCounters.count(
                outcomes, began.isPresent() ? LoginOutcome.SUCCEEDED : LoginOutcome.FAILED);
        return began;
    }

    private static JournalEntry trusted(TrustedBrowser browser) {
        return JournalEntry.of(
                        "user.browser_trusted", AuditSubject.of(null, "user", browser.user()))
                .with("trusted_browser", browser.id())
                .with("expires", browser.expires());
    }

    /** Whether the user, whose row is locked, is not disabled. */
    private static boolean locked(Transaction tx, User user) {
        return tx.users().lock(user.id()).filter(now -> !now.disabled()).isPresent();
    }

    /**
     * For one user only the cookie changes: what clients hold of the former session may expire by
     * itself. Of another user's session nothing stays.
     */
    private void end(Transaction tx, SignedInUser before, User user) {
        var session = before.session();
        if (session.user().equals(user.id())) {
            tx.sessions().end(session.id(), clock.instant());
        } else {
            endings.session(tx, session.id(), session.user(), SessionEndReason.REPLACED);
        }
    }

    /** Counts a right password that waits for the second factor: checking it was dear. */
    void passwordProved(User user) {
        store.execute(
                tx -> throttle.count(tx, Limit.LOGIN_SUCCEEDED.of(user.email().normalised())));
    }

    /**
     * Replaces the session of {@code before} by one with {@code method} beside its own: a session
     * never changes. Its login stays as old as it was. Empty where the session ended meanwhile, or
     * its user was disabled.
     */
    Optional<LoginSessions.Begun> steppedUp(
            Request wire, @Nullable Client client, SignedInUser before, LoginMethod method) {
        return store.write(
                tx -> {
                    var session = before.session();
                    // First the user, as all who end its sessions: none misses the new one.
                    if (!locked(tx, before.user())
                            || !tx.sessions().end(session.id(), clock.instant())) {
                        return Optional.empty();
                    }
                    var begun = sessions.raise(tx, session, method);
                    tx.sessions().handOver(session.id(), begun.session().id());
                    var user = before.user().id();
                    audit(
                            tx,
                            "user:" + user,
                            origin(wire, client, begun.session().id()),
                            JournalEntry.of("login.stepped_up", AuditSubject.of(null, "user", user))
                                    .with("method", method.name().toLowerCase(Locale.ROOT)));
                    return Optional.of(begun);
                });
    }

    /** Counts and records a wrong code of a second factor. */
    void wrongCode(Request wire, @Nullable Client client, User user, Admission.Attempt attempt) {
        store.execute(
                tx -> {
                    attempt.failed(tx);
                    var subject = AuditSubject.of(null, "user", user.id());
                    audit(
                            tx,
                            subject.subject(),
                            origin(wire, client, null),
                            in(wire, JournalEntry.of("login.code_failed", subject)));
                });
        NodeCounters.count(outcomes, LoginOutcome.FAILED);
    }

    /** Counts and records a failed login, also one whose right password was not enough. */
    void failed(
            Request wire,
            @Nullable Client client,
            Optional<EmailAddress> address,
            Passwords.Verdict verdict,
            Admission.Attempt attempt) {
        var known = verdict.known();
        var matter =
                known != null
                        ? AuditSubject.of(null, "user", known.id())
                        : AuditSubject.ofOperator(
                                "address", address.map(this::name).orElse("malformed"));
        var subject = matter.subject();
        store.write(
                tx -> {
                    attempt.failed(tx);
                    address.ifPresent(tx.users()::countFailedLogin);
                    var actor = client == null ? subject : "client:" + client.id();
                    var origin = origin(wire, client, null);
                    var entry =
                            in(wire, JournalEntry.of("login.failed", matter))
                                    .with("password", verdict.proof() == null ? null : "right");
                    audit(tx, actor, origin, entry);
                    return subject;
                });
        NodeCounters.count(outcomes, LoginOutcome.FAILED);
    }

    /**
     * Records a passkey that was not accepted. Beyond the limit of its source none is recorded; a
     * passkey can't be guessed, so no attempt is delayed.
     */
    void refused(Request wire, @Nullable Client client, PresentedPasskey.Refused refused) {
        NodeCounters.count(outcomes, LoginOutcome.FAILED);
        var limit = Limit.PASSKEY_AT_SOURCE.at(wire.network());
        if (!throttle.delay(limit).isZero()) {
            return;
        }
        var owner = refused.owner();
        var matter =
                owner == null
                        ? AuditSubject.ofOperator("passkey", "unknown")
                        : AuditSubject.of(null, "user", owner.id());
        var actor = client == null ? matter.subject() : "client:" + client.id();
        store.execute(
                tx -> {
                    throttle.count(tx, limit);
                    audit(
                            tx,
                            actor,
                            origin(wire, client, null),
                            in(wire, JournalEntry.of("login.failed", matter))
                                    .with("passkey", refused.copied() ? "copied" : "refused"));
                });
    }

    private static LoginBrowser browser(Request wire) {
        return LoginBrowser.of(wire.header("user-agent").orElse(null), wire.source());
    }

    /** With the names of browser and system where they are common ones; the log keeps no others. */
    private static JournalEntry in(Request wire, JournalEntry entry) {
        var browser = browser(wire);
        return entry.with("browser", browser.program().orElse(null))
                .with("system", browser.system().orElse(null));
    }

    private String name(EmailAddress address) {
        return addresses.of(address.normalised());
    }

    private static AuditOrigin origin(
            Request wire, @Nullable Client client, @Nullable Id<Session> session) {
        return wire.origin().through(client == null ? null : client.id(), session);
    }

    private void audit(Transaction tx, String actor, AuditOrigin origin, JournalEntry entry) {
        journal.record(tx, clock.instant(), actor, origin, entry);
    }
}
