package dev.steelyard.server.token;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.token.Family;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.server.accesstoken.Access;
import dev.steelyard.server.accesstoken.Login;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.pkce.Pkce;
import dev.steelyard.server.scope.ScopeRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code grant (RFC 6749, section 4.1.3; RFC 7636; RFC 9700, section 2.1). A code
 * is redeemed once, by a guarantee of the store; a wrong verifier or redirect URI does not use it
 * up, since whoever sends one has not shown that the code is theirs to burn.
 */
final class CodeExchange implements Grant {
    private final Store store;
    private final ScopeRules scopes;
    private final Ids ids;
    private final Secrets secrets;
    private final InstantSource clock;

    CodeExchange(Store store, ScopeRules scopes, Ids ids, Secrets secrets, InstantSource clock) {
        this.store = store;
        this.scopes = scopes;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A code, and how its login session was in the same look at the store. */
    private record Found(AuthorizationCode code, boolean sessionEnded) {
        static Found of(Transaction tx, AuthorizationCode code) {
            var session = tx.sessions().find(code.session());
            return new Found(code, session.filter(found -> found.ended() == null).isEmpty());
        }
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public Proof prove(AuthenticatedClient client, Parameters form, Requested requested) {
        var now = clock.instant();
        var presented =
                form.get("code")
                        .flatMap(text -> Secret.parse(SecretKind.AUTHORIZATION_CODE, text))
                        .orElseThrow(() -> refused("no code, or not one of ours"));
        var found = find(presented, client);
        var code = found.code();
        if (code.used() == null) {
            check(found, client, form, requested, now);
        }
        var at = scopes.resourceServer(client.client(), Optional.of(code.resource()));
        if (requested.resource() != null && !requested.resource().equals(code.resource())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_TARGET,
                    "The resource is not the one that was asked for at the authorization endpoint.");
        }
        var scope = ScopeRules.ofStored(code.scope());
        var refresh = refreshToken(client, scope);
        return new Proof(
                new Access(
                        new PrincipalRef(code.client(), code.user()),
                        at,
                        scope,
                        new Login(code.family(), code.session(), code.authTime(), code.nonce())),
                tx -> redeem(tx, code, refresh, bound(client, requested), now),
                refresh,
                scope.contains("openid") ? code.claims().idToken() : null);
    }

    private Found find(Secret presented, AuthenticatedClient client) {
        var found =
                store.read(
                                tx ->
                                        tx.codes()
                                                .find(presented.id())
                                                .filter(code -> code.hash().matches(presented))
                                                .map(code -> Found.of(tx, code)))
                        .orElseThrow(() -> refused("unknown code " + presented));
        if (!found.code().client().equals(client.client().id())) {
            throw refused("code " + found.code().id() + " of another client");
        }
        return found;
    }

    private static void check(
            Found found,
            AuthenticatedClient client,
            Parameters form,
            Requested requested,
            Instant now) {
        var code = found.code();
        if (!now.isBefore(code.expires())) {
            throw refused("code " + code.id() + " has expired");
        }
        if (!form.get("redirect_uri").equals(Optional.of(code.redirectUri()))) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "redirect_uri must be the very one that was sent to the authorization endpoint.",
                    "code " + code.id());
        }
        checkVerifier(code, client, form.get("code_verifier").orElse(null));
        // RFC 9449, section 10: "the authorization server MUST verify that the key matches".
        if (code.jkt() != null && !code.jkt().equals(requested.jkt())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_DPOP_PROOF,
                    "The authorization request named another key (dpop_jkt); send a proof by that.",
                    "code " + code.id());
        }
        if (found.sessionEnded()) {
            throw refused("the session of code " + code.id() + " has ended");
        }
    }

    private static void checkVerifier(
            AuthorizationCode code, AuthenticatedClient client, @Nullable String verifier) {
        var challenge = code.codeChallenge();
        if (challenge == null && client.client().settings().requirePkce()) {
            throw refused("code " + code.id() + " has no challenge, and its client needs one");
        }
        // RFC 9700, section 2.1.1: a verifier without a challenge is a downgrade attack.
        if ((challenge == null) != (verifier == null)
                || (challenge != null && verifier != null && !Pkce.proves(verifier, challenge))) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "code_verifier does not match the code_challenge of the authorization request.",
                    "code " + code.id());
        }
    }

    private @Nullable Secret refreshToken(AuthenticatedClient client, Set<String> scope) {
        return scope.contains("offline_access") && client.client().may(GrantType.REFRESH_TOKEN)
                ? secrets.next(SecretKind.REFRESH_TOKEN, ids.<RefreshToken>next())
                : null;
    }

    /**
     * RFC 9449, section 5: refresh tokens of public clients "MUST be bound" to the key; those of
     * confidential ones are bound to the client already, which may change its key.
     */
    private static @Nullable String bound(AuthenticatedClient client, Requested requested) {
        return client.client().confidential() ? null : requested.jkt();
    }

    private static Redemption redeem(
            Transaction tx,
            AuthorizationCode code,
            @Nullable Secret refresh,
            @Nullable String jkt,
            Instant now) {
        var redemption = tx.codes().redeem(code.id(), now);
        if (redemption instanceof Redemption.First && refresh != null) {
            Id<RefreshToken> id = refresh.id();
            tx.refreshTokens()
                    .begin(
                            new Family(
                                    code.family(),
                                    code.client(),
                                    code.user(),
                                    code.session(),
                                    code.scope(),
                                    code.resource(),
                                    code.claims(),
                                    jkt,
                                    code.authTime(),
                                    now,
                                    now,
                                    null),
                            new RefreshToken(id, code.family(), refresh.hash()));
        }
        return redemption;
    }

    private static OAuthError refused(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_GRANT,
                "The authorization code is unknown, used, expired, or another client's; begin again.",
                detail);
    }
}
