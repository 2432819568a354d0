package dev.steelyard.server.tokeninfo;

import dev.steelyard.domain.client.metadata.ClientPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.user.User;
import dev.steelyard.guard.internal.token.PresentedToken;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.issuance.IssuedTokenVerifier;
import dev.steelyard.server.issuance.IssuedTokenVerifier.Issued;
import dev.steelyard.server.issuance.UserClaims;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The userinfo endpoint, which returns claims about the user of an access token (OpenID Connect
 * Core, section 5.3). They are the claims of the token's scopes, and those that its request named
 * one by one (sections 5.4 and 5.5). Thread-safe.
 */
public final class UserinfoEndpoint implements Endpoint {
    private final IssuedTokenVerifier tokens;
    private final ClientAuthenticator clients;
    private final Dpop dpop;
    private final UserinfoAnswers answers;
    private final Store store;
    private final InstantSource clock;

    private UserinfoEndpoint(Services services) {
        this.tokens = services.tokens().issued();
        this.clients = services.clients().authenticator();
        this.dpop = services.clients().dpop();
        this.answers = new UserinfoAnswers(clients, services.tokens().keys(), tokens.issuer());
        this.store = services.context().store();
        this.clock = services.context().clock();
    }

    /** Open to scripts of registered origins too. */
    public static List<Route> routes(Services services) {
        var path = services.context().path("/me");
        var endpoint = new UserinfoEndpoint(services);
        return services.clients()
                .cors()
                .open(Route.get(path, endpoint), Route.post(path, endpoint));
    }

    @Override
    public Reply handle(Request request) {
        return switch (SentTokenReader.of(request)) {
            // RFC 6750, section 3.1: without authentication information there "SHOULD NOT" be an
            // error code.
            case SentTokenReader.Read.Missing() ->
                    Reply.empty(401)
                            .with("WWW-Authenticate", "Bearer realm=\"steelyard\"")
                            .noStore();
            case SentTokenReader.Read.InQuery() ->
                    throw new OAuthError(
                            OAuthError.Code.INVALID_TOKEN,
                            "Use the Authorization header: Bearer <token>, never the query. URLs are"
                                    + " logged, so revoke this token and request a new one.");
            case SentTokenReader.Read.Malformed() ->
                    throw invalid("what is sent is no access token");
            case SentTokenReader.Read.Token(var presented) -> claims(request, presented);
        };
    }

    private Reply claims(Request request, PresentedToken.One presented) {
        var issued =
                tokens.find(presented.token()).orElseThrow(() -> invalid("not ours, or expired"));
        dpop.check(request, issued.token(), presented, policy(issued));
        if (tokens.active(issued).isEmpty()) {
            throw invalid("token " + issued.token().jti() + " has ended");
        }
        checkOrigin(request, issued);
        var scopes = issued.token().scopes();
        var user = issued.principal().user();
        if (user == null || !scopes.contains("openid")) {
            throw new OAuthError(
                    OAuthError.Code.INSUFFICIENT_SCOPE,
                    "The token is not of a user who logged in with the scope openid.");
        }
        var claims =
                store.read(
                                tx ->
                                        ended(tx, issued)
                                                ? Optional.<Map<String, Object>>empty()
                                                : tx.users()
                                                        .find(user)
                                                        .map(found -> claims(tx, found, issued)))
                        .orElseThrow(() -> invalid("it was revoked, or user " + user + " is gone"));
        return answers.of(issued, claims).noStore();
    }

    private ClientPolicy policy(Issued issued) {
        return clients.identify(issued.principal().client().hex())
                .map(client -> client.settings().policy())
                .orElse(ClientPolicy.USUAL);
    }

    /** Read from the store, which is read anyhow: this node's caches may be a moment old. */
    private boolean ended(Transaction tx, Issued issued) {
        var token = issued.token();
        return revoked(tx, Revocation.Kind.JTI, token.jti())
                || revoked(tx, Revocation.Kind.FAMILY, token.family())
                || revoked(tx, Revocation.Kind.SID, token.sid());
    }

    private boolean revoked(Transaction tx, Revocation.Kind kind, @Nullable String value) {
        return value != null && tx.revocations().contains(kind, value, clock.instant());
    }

    private static Map<String, Object> claims(Transaction tx, User user, Issued issued) {
        var told = StandardClaim.ofScopes(issued.token().scopes());
        told.addAll(named(tx, issued.token().family()));
        var claims = new LinkedHashMap<String, Object>();
        // OpenID Connect Core, section 5.3.2: it "MUST be verified to exactly match the sub Claim
        // in the ID Token", which was made beside this access token.
        claims.put("sub", issued.token().subject());
        claims.putAll(UserClaims.of(tx, user).tell(told));
        return claims;
    }

    private static Set<StandardClaim> named(Transaction tx, @Nullable String text) {
        if (text == null) {
            return Set.of();
        }
        var family = new Id<RefreshTokenFamily>(text);
        return tx.refreshTokens()
                .findFamily(family)
                .map(RefreshTokenFamily::claims)
                .or(() -> tx.codes().ofFamily(family).map(AuthorizationCode::claims))
                .map(RequestedClaims::userinfo)
                .orElseGet(Set::of);
    }

    /** As at the token endpoint: an origin that isn't the client's is refused. */
    private void checkOrigin(Request request, Issued issued) {
        var origin = request.header("origin");
        var client = issued.principal().client();
        if (origin.isPresent()
                && clients.identify(client.hex())
                        .filter(c -> c.origins().contains(origin.get()))
                        .isEmpty()) {
            throw new OAuthError(
                    OAuthError.Code.ORIGIN_NOT_ALLOWED,
                    "This origin is not registered for the client; ask the reseller to add it.",
                    "client " + client);
        }
    }

    private static OAuthError invalid(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_TOKEN,
                "The access token is unknown, expired, or has ended; get a new one.",
                detail);
    }
}
