package dev.steelyard.server.userinfo;

import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.http.Reply;
import dev.steelyard.server.http.Request;
import dev.steelyard.server.token.IssuedTokens;
import dev.steelyard.server.token.IssuedTokens.Issued;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Answers the claims that the token's scopes name (OpenID Connect Core, 5.4). Thread-safe. */
public final class UserinfoEndpoint implements Endpoint {
    private final IssuedTokens tokens;
    private final ClientAuthenticator clients;
    private final Store store;

    public UserinfoEndpoint(IssuedTokens tokens, ClientAuthenticator clients, Store store) {
        this.tokens = tokens;
        this.clients = clients;
        this.store = store;
    }

    @Override
    public Reply handle(Request request) {
        return switch (BearerHeader.of(request)) {
            // RFC 6750, section 3.1: without authentication information there "SHOULD NOT" be an
            // error code.
            case BearerHeader.Read.Missing() ->
                    Reply.empty(401)
                            .with("WWW-Authenticate", "Bearer realm=\"steelyard\"")
                            .noStore();
            case BearerHeader.Read.Malformed() ->
                    throw invalid("an Authorization header that is no bearer token");
            case BearerHeader.Read.Token(var text) -> claims(request, text);
        };
    }

    private Reply claims(Request request, String text) {
        var issued = tokens.find(text).orElseThrow(() -> invalid("not ours, or expired"));
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
        var found =
                store.read(tx -> tx.users().find(user))
                        .orElseThrow(() -> invalid("user " + user + " is gone"));
        return Reply.json(200, claims(found, scopes)).noStore();
    }

    private static Map<String, Object> claims(User user, Set<String> scopes) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", user.id().hex());
        if (scopes.contains("profile")) {
            claims.put("name", user.name());
        }
        if (scopes.contains("email")) {
            claims.put("email", user.email().written());
            claims.put("email_verified", user.emailVerified());
        }
        return claims;
    }

    /** As at the token endpoint: an origin that isn't the client's gets nothing. */
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
