package dev.steelyard.server.account;

import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.UserFactors;
import dev.steelyard.server.login.VisitorLogin;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Demands that the user has authenticated in the last 10 minutes, by two factors where it has a
 * second one, before a change that an open browser must not be enough for (RFC 9470 for pages).
 * Thread-safe.
 */
public final class AccountFreshProof {
    public static final Duration AGE = Duration.ofMinutes(10);

    private final Store store;
    private final VisitorLogin login;
    private final InstantSource clock;

    AccountFreshProof(Store store, VisitorLogin login, InstantSource clock) {
        this.store = store;
        this.login = login;
        this.clock = clock;
    }

    public boolean fresh(SignedInUser signedIn) {
        return recent(signedIn) && provedFactor(signedIn);
    }

    private boolean recent(SignedInUser signedIn) {
        return clock.instant().isBefore(signedIn.session().authTime().plus(AGE));
    }

    /** A trusted browser proved none in this login. */
    private boolean provedFactor(SignedInUser signedIn) {
        var session = signedIn.session();
        return store.read(tx -> UserFactors.of(tx, session.user())).provedIn(session);
    }

    /** {@code page}; without a fresh proof the page that asks for it, which leads back. */
    public UserEndpoint page(UserEndpoint page) {
        return (wire, signedIn) ->
                !recent(signedIn)
                        ? login.ask(wire, signedIn)
                        : provedFactor(signedIn)
                                ? page.show(wire, signedIn)
                                : login.askFactor(wire, signedIn);
    }

    /**
     * {@code form}; without a fresh proof it changes nothing and leads back to its page.
     *
     * @param page the path of the page with the form, which demands the proof too
     */
    public UserFormEndpoint form(String page, UserFormEndpoint form) {
        return (wire, fields, signedIn) ->
                fresh(signedIn)
                        ? form.handle(wire, fields, signedIn)
                        : Reply.redirect(page).noStore();
    }
}
