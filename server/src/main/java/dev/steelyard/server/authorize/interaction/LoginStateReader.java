package dev.steelyard.server.authorize.interaction;

import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.LoginPolicies;
import dev.steelyard.server.factor.UserFactors;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads the logged-in user of an authorization request, with its consent and current permissions.
 * Thread-safe.
 */
public final class LoginStateReader {
    private final LoginSessions sessions;
    private final InteractionCodec interactions;
    private final Store store;
    private final LoginPolicies policies;
    private final InstantSource clock;

    public LoginStateReader(
            LoginSessions sessions,
            InteractionCodec interactions,
            Store store,
            LoginPolicies policies,
            InstantSource clock) {
        this.sessions = sessions;
        this.interactions = interactions;
        this.store = store;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * The login state of the browser that sent {@code wire}.
     *
     * @param carried the interaction in the request, if any
     */
    public LoginState of(Request wire, AuthorizationRequest request, Optional<String> carried) {
        var signedIn = sessions.current(wire).orElse(null);
        var session = signedIn == null ? null : signedIn.session();
        return new LoginState(
                interactions.open(carried, request, session),
                signedIn == null ? null : person(request, signedIn));
    }

    private LoginState.Person person(AuthorizationRequest request, SignedInUser signedIn) {
        var user = signedIn.user().id();
        var client = request.client().id();
        var now = clock.instant();
        return store.read(
                tx ->
                        new LoginState.Person(
                                signedIn,
                                UserFactors.of(tx, user),
                                policies.of(tx, request.client(), request.resource()),
                                tx.consents().find(user, client).orElse(null),
                                PrincipalStateService.stateOnceConsented(
                                        tx,
                                        new PrincipalRef(client, user),
                                        request.resource(),
                                        now),
                                tx.accountDeletions()
                                        .find(user)
                                        .map(AccountDeletion::due)
                                        .orElse(null)));
    }
}
