package dev.steelyard.server.login;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.authorize.interaction.CompletedStep;
import dev.steelyard.server.authorize.interaction.Interaction;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.BrowserTrust;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.UserFactors;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows when a user has proved something: the second factor, or the login session.
 * Every way to log in ends here. A session begins only after the last proof. Thread-safe.
 */
public final class LoginFlow {
    /** In a row. */
    private static final int FAILURES = 100;

    private final Store store;
    private final BrowserServices browser;
    private final InteractionCodec interactions;
    private final LoginRecorder logins;
    private final SecondFactorPage page;
    private final InstantSource clock;

    LoginFlow(
            Store store,
            BrowserServices browser,
            InteractionCodec interactions,
            LoginRecorder logins,
            SecondFactorPage page,
            InstantSource clock) {
        this.store = store;
        this.browser = browser;
        this.interactions = interactions;
        this.logins = logins;
        this.page = page;
        this.clock = clock;
    }

    /**
     * The next step of a login by a user who has proved its password. A second factor that the user
     * has is always asked for, except in a browser that the user trusts and is not logged in with:
     * another login there is a proof anew. Empty: the user was disabled, or its password changed,
     * meanwhile, or the password alone does not suffice after many failures.
     *
     * @param before the user who is logged in with this browser; null: none
     */
    public Optional<Reply> proved(
            Request wire,
            PasswordProof password,
            @Nullable SignedInUser before,
            LoginDestination to) {
        var user = password.user();
        var factors = store.read(tx -> UserFactors.of(tx, user.id()));
        if (!factors.any()) {
            return passwordSuffices(wire, password)
                    ? begin(wire, password, Set.of(LoginMethod.PWD), before, to, null)
                    : Optional.empty();
        }
        return trusted(wire, password, before, to)
                .or(() -> Optional.of(ask(wire, password, factors, before, to)));
    }

    private Reply ask(
            Request wire,
            PasswordProof password,
            UserFactors factors,
            @Nullable SignedInUser before,
            LoginDestination to) {
        var user = password.user();
        logins.passwordProved(user);
        var pending = new PendingLogin(user.id(), password, clock.instant(), to);
        return page.show(wire, before, pending, new SecondFactorPage.Asked(user, factors, null));
    }

    /** A login in a browser that the user trusts; empty: it is none. */
    private Optional<Reply> trusted(
            Request wire,
            PasswordProof password,
            @Nullable SignedInUser before,
            LoginDestination to) {
        var user = password.user().id();
        boolean isLoggedIn = before != null && before.session().user().equals(user);
        if (!browser.trust().possible() || isLoggedIn || !passwordSuffices(wire, password)) {
            return Optional.empty();
        }
        var methods = Set.of(LoginMethod.PWD, LoginMethod.TRUSTED_BROWSER);
        return store.read(tx -> browser.trust().use(tx, wire, user))
                .flatMap(trust -> begin(wire, password, methods, before, to, trust));
    }

    /**
     * As {@link #proved}, after the second factor too.
     *
     * @param trust whether the user trusts this browser from now on
     */
    Optional<Reply> proved(
            Request wire,
            PasswordProof password,
            LoginMethod second,
            @Nullable SignedInUser before,
            LoginDestination to,
            boolean trust) {
        var user = password.user().id();
        var methods = Set.of(LoginMethod.PWD, second);
        var change = trust ? store.read(tx -> browser.trust().begin(tx, wire, user)) : null;
        return begin(wire, password, methods, before, to, change);
    }

    /** Asks {@code signedIn} for the second factor, which its login did not prove. */
    Reply askFactor(Request wire, SignedInUser signedIn, LoginDestination to) {
        var user = signedIn.user();
        var factors = store.read(tx -> UserFactors.of(tx, user.id()));
        var pending = new PendingLogin(user.id(), null, clock.instant(), to);
        var asked = new SecondFactorPage.Asked(user, factors, null);
        return page.show(wire, signedIn, pending, asked, null);
    }

    /**
     * NIST SP 800-63B-4, section 3.2.2: not after 100 failures in a row, except in a browser in
     * which the user has logged in with this password before. The answer is that for a wrong
     * password, since a guesser must not learn that this one was right. A link sets a new password,
     * which forgets the failures. Section 3.1.1.2: a short password never, however the second
     * factors went.
     */
    private boolean passwordSuffices(Request wire, PasswordProof password) {
        var user = password.user();
        boolean known =
                browser.recognizer().knowsPassword(wire, user.email().normalised(), password.phc());
        return !PasswordHasher.isShort(password.phc())
                && (known || store.read(tx -> tx.users().failedLogins(user.id())) < FAILURES);
    }

    private Optional<Reply> begin(
            Request wire,
            PasswordProof password,
            Set<LoginMethod> methods,
            @Nullable SignedInUser before,
            LoginDestination to,
            BrowserTrust.@Nullable Change trust) {
        return begin(wire, logins.identity(password, methods, trust), before, to);
    }

    /**
     * Begins the session of a proved identity, and leads to its destination. Every way to log in
     * ends here. Empty: the user was disabled meanwhile, or the proof no longer holds.
     *
     * @param before the user who is logged in with this browser; null: none
     */
    Optional<Reply> begin(
            Request wire,
            ProvedIdentity identity,
            @Nullable SignedInUser before,
            LoginDestination to) {
        return logins.begin(wire, client(to), before, identity)
                .map(begun -> arrive(wire, identity, begun, to));
    }

    private Reply arrive(
            Request wire, ProvedIdentity identity, LoginSessions.Begun begun, LoginDestination to) {
        var interaction = Interaction.fresh(clock.instant()).with(CompletedStep.LOGIN);
        var account = identity.user().email().normalised();
        var reply =
                arrive(begun, to, interaction)
                        .with(
                                "Set-Cookie",
                                browser.recognizer().mark(wire, account, identity.phc()));
        var trust = identity.trust();
        return trust == null
                ? reply
                : reply.with("Set-Cookie", browser.trust().cookie(wire, trust));
    }

    /**
     * Adds {@code method} to the login session of {@code before}.
     *
     * @param carried the interaction of the request, as the page carried it
     */
    public Reply addFactor(
            Request wire,
            SignedInUser before,
            LoginMethod method,
            LoginDestination to,
            Optional<String> carried) {
        var interaction =
                to instanceof LoginDestination.OfRequest(var request)
                        ? interactions.open(carried, request, before.session())
                        : Interaction.fresh(clock.instant());
        return logins.steppedUp(wire, client(to), before, method)
                .map(begun -> arrive(begun, to, interaction))
                .orElseGet(() -> restart(to));
    }

    private Reply arrive(LoginSessions.Begun begun, LoginDestination to, Interaction interaction) {
        var reply =
                switch (to) {
                    case LoginDestination.OfRequest(var request) ->
                            interactions.resume(request, begun.session(), interaction);
                    case LoginDestination.OfPage(var location) ->
                            Reply.redirect(location).noStore();
                };
        return reply.with("Set-Cookie", browser.cookies().withSession(begun.secret()));
    }

    /** Leads to the destination, which asks for the login again. */
    Reply restart(LoginDestination to) {
        return switch (to) {
            case LoginDestination.OfRequest(var request) -> interactions.begin(request);
            case LoginDestination.OfPage(var location) -> Reply.redirect(location).noStore();
        };
    }

    static @Nullable Client client(LoginDestination to) {
        return to instanceof LoginDestination.OfRequest(var request) ? request.client() : null;
    }
}
