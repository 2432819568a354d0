package dev.steelyard.server.authorize;

import dev.steelyard.domain.derivation.Principals;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.SignedIn;
import java.time.InstantSource;
import java.util.Optional;

/** Looks situations up. Thread-safe. */
final class Situations {
    private final LoginSessions sessions;
    private final Interactions interactions;
    private final Store store;
    private final InstantSource clock;

    Situations(
            LoginSessions sessions, Interactions interactions, Store store, InstantSource clock) {
        this.sessions = sessions;
        this.interactions = interactions;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The situation of whoever sent {@code request}.
     *
     * @param carried the interaction that came with it, if any
     */
    public Situation of(Request wire, AuthorizationRequest request, Optional<String> carried) {
        var signedIn = sessions.current(wire).orElse(null);
        var session = signedIn == null ? null : signedIn.session();
        return new Situation(
                interactions.open(carried, request, session),
                signedIn == null ? null : person(request, signedIn));
    }

    private Situation.Person person(AuthorizationRequest request, SignedIn signedIn) {
        var user = signedIn.user().id();
        var client = request.client().id();
        var now = clock.instant();
        return store.read(
                tx ->
                        new Situation.Person(
                                signedIn,
                                tx.consents().find(user, client).orElse(null),
                                Principals.stateOnceConsented(
                                        tx,
                                        new PrincipalRef(client, user),
                                        request.resource(),
                                        now)));
    }
}
