package dev.steelyard.server.token;

import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.RefreshTokens.Presented;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.issuance.IssuedTokenVerifier;
import dev.steelyard.server.issuance.RefreshTokenService;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * The token revocation endpoint, at which clients revoke access and refresh tokens (RFC 7009). A
 * refresh token ends with its family and every access token of it (section 2.1); an access token
 * ends alone. An unknown token, or another client's, is answered like one that was revoked (section
 * 2.2), and nothing happens. Thread-safe.
 */
public final class RevocationEndpoint implements Endpoint {
    private final ClientAuthenticator authenticator;
    private final IssuedTokenVerifier tokens;
    private final RevocationService endings;
    private final RefreshTokenService refreshSecrets;
    private final Throttle throttle;
    private final Store store;
    private final InstantSource clock;

    private RevocationEndpoint(Services services) {
        this.authenticator = services.clients().authenticator();
        this.tokens = services.tokens().issued();
        this.endings = services.context().endings();
        this.refreshSecrets = services.tokens().refreshSecrets();
        this.throttle = services.activity().throttle();
        this.store = services.context().store();
        this.clock = services.context().clock();
    }

    /** Open to scripts of registered origins too. */
    public static List<Route> routes(Services services) {
        return services.clients()
                .cors()
                .open(
                        Route.post(
                                services.context().path("/revocation"),
                                new RevocationEndpoint(services)));
    }

    @Override
    public Reply handle(Request request) {
        var form = request.form();
        var client = authenticator.authenticate(request, form);
        var text = form.get("token").orElseThrow(() -> new MalformedRequest("token is missing"));
        Secret.parse(SecretKind.REFRESH_TOKEN, text)
                .ifPresentOrElse(
                        secret -> refreshToken(client, secret), () -> accessToken(client, text));
        return Reply.empty(200).noStore();
    }

    /** Reads first: it writes only where there is something to end. */
    private void refreshToken(AuthenticatedClient client, Secret secret) {
        store.read(tx -> refreshSecrets.presented(tx, secret))
                .map(Presented::family)
                .filter(family -> family.client().equals(client.client().id()))
                .filter(family -> family.ended() == null)
                .ifPresent(
                        family ->
                                counted(
                                        new PrincipalRef(family.client(), family.user()),
                                        tx -> {
                                            endings.family(
                                                    tx,
                                                    family.id(),
                                                    family.client(),
                                                    family.user());
                                            return true;
                                        }));
    }

    private void accessToken(AuthenticatedClient client, String text) {
        tokens.find(text)
                .filter(issued -> issued.principal().client().equals(client.client().id()))
                .filter(issued -> !ended(issued.token().jti()))
                .ifPresent(
                        issued ->
                                counted(
                                        issued.principal(),
                                        tx -> {
                                            endings.accessToken(
                                                    tx,
                                                    issued.token().jti(),
                                                    issued.principal().client(),
                                                    issued.principal().user());
                                            return true;
                                        }));
    }

    /** Limits revocations: each is sent to all guards, and kept for a day. */
    private void counted(PrincipalRef principal, Function<Transaction, Boolean> work) {
        var user = principal.user();
        throttle.counted(
                Limit.REVOCATION_OF_PRINCIPAL.of(
                        principal.client().hex(), user == null ? "" : user.hex()),
                "Too many tokens were revoked. Revoke this one again later.",
                work);
    }

    private boolean ended(String jti) {
        return store.<Boolean>read(
                tx -> tx.revocations().contains(Revocation.Kind.JTI, jti, clock.instant()));
    }
}
