package dev.steelyard.server.authorize;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.server.browser.SignedIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Makes authorization codes (RFC 6749, section 4.1.2; RFC 9700, section 4.5). Thread-safe. */
public final class CodeIssuer {
    private final Store store;
    private final Ids ids;
    private final Secrets secrets;
    private final Duration lifetime;
    private final InstantSource clock;

    public CodeIssuer(
            Store store, Ids ids, Secrets secrets, Duration lifetime, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.secrets = secrets;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * A code that only the request's client can redeem, once, with its redirect URI and verifier.
     */
    Secret issue(AuthorizationRequest request, SignedIn signedIn, Set<String> scope) {
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
                        request.nonce(),
                        request.codeChallenge(),
                        signedIn.session().authTime(),
                        clock.instant().plus(lifetime),
                        null);
        store.write(
                tx -> {
                    tx.codes().insert(code);
                    return code.id();
                });
        return secret;
    }
}
