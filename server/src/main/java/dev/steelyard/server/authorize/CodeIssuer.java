package dev.steelyard.server.authorize;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.Principals;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.server.authorize.Situation.Person;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes authorization codes (RFC 6749, section 4.1.2; RFC 9700, section 4.5). Thread-safe. */
final class CodeIssuer {
    private final Store store;
    private final Ids ids;
    private final Secrets secrets;
    private final Duration lifetime;
    private final InstantSource clock;

    CodeIssuer(Store store, Ids ids, Secrets secrets, Duration lifetime, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.secrets = secrets;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * A code that only the request's client can redeem, once, with its redirect URI and verifier.
     * Nothing where what was decided on has just ended: so each ending finds all that was issued
     * before it, and nothing is issued after.
     */
    Optional<Secret> issue(AuthorizationRequest request, Person person, Set<String> scope) {
        var signedIn = person.signedIn();
        var secret = secrets.next(SecretKind.AUTHORIZATION_CODE, ids.<AuthorizationCode>next());
        var code =
                new AuthorizationCode(
                        secret.id(),
                        secret.hash(),
                        request.client().id(),
                        signedIn.user().id(),
                        signedIn.session().id(),
                        ids.next(),
                        request.recipient().redirectUri(),
                        String.join(" ", scope),
                        request.resource().identifier(),
                        request.claims().named(),
                        request.nonce(),
                        request.codeChallenge(),
                        request.jkt(),
                        signedIn.session().authTime(),
                        clock.instant().plus(lifetime),
                        null);
        return store.write(
                tx -> {
                    if (!stands(tx, request, person)
                            || !joined(tx, request, person)
                            || !isFirst(tx, request)) {
                        return Optional.empty();
                    }
                    tx.codes().insert(code);
                    return Optional.of(secret);
                });
    }

    /** A pushed request is good for one code (RFC 9126, section 7.3), whoever comes with it. */
    private boolean isFirst(Transaction tx, AuthorizationRequest request) {
        var pushed = request.carried().pushed();
        return pushed == null || tx.pushedRequests().use(pushed, clock.instant());
    }

    /** A client that wants to hear of the logout is noted before it hears of the login. */
    private static boolean joined(Transaction tx, AuthorizationRequest request, Person person) {
        var client = request.client();
        return !client.settings().logout().any()
                || tx.sessions().join(person.signedIn().session().id(), client.id());
    }

    private boolean stands(Transaction tx, AuthorizationRequest request, Person person) {
        var user = person.signedIn().user().id();
        var client = request.client().id();
        tx.users().lock(user);
        return tx.sessions()
                        .find(person.signedIn().session().id())
                        .filter(session -> session.ended() == null)
                        .isPresent()
                && tx.consents().find(user, client).equals(Optional.ofNullable(person.consent()))
                && Principals.stateOnceConsented(
                                        tx,
                                        new PrincipalRef(client, user),
                                        request.resource(),
                                        clock.instant())
                                .refusal()
                        == null;
    }
}
