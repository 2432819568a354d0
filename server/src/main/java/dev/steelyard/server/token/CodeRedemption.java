package dev.steelyard.server.token;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.issuance.Access;
import dev.steelyard.server.issuance.Login;
import dev.steelyard.server.issuance.RefreshTokenService;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Redeems an authorization code or device code at most once, by one conditional UPDATE. The
 * presenter has shown before that the code is its own. Thread-safe.
 */
public final class CodeRedemption {
    private final Store store;
    private final ScopeRules scopes;
    private final RefreshTokenService secrets;
    private final Throttle throttle;
    private final InstantSource clock;

    public CodeRedemption(Services services) {
        this.store = services.context().store();
        this.scopes = services.tokens().scopes();
        this.secrets = services.tokens().refreshSecrets();
        this.throttle = services.activity().throttle();
        this.clock = services.context().clock();
    }

    /** A code, and the state of its login session in one snapshot of the store. */
    public record Found(AuthorizationCode code, boolean sessionEnded) {}

    /** The code of {@code presented}, used or not. */
    Optional<Found> find(Secret presented) {
        return store.read(tx -> find(tx, presented));
    }

    public static Optional<Found> find(Transaction tx, Secret presented) {
        return tx.codes()
                .find(presented.id())
                .filter(code -> code.hash().matches(presented))
                .map(code -> found(tx, code));
    }

    private static Found found(Transaction tx, AuthorizationCode code) {
        var session = tx.sessions().find(code.session());
        return new Found(code, session.filter(at -> at.ended() == null).isEmpty());
    }

    /** The refusal of an invalid code. It doesn't tell a used one from an unknown one. */
    public static OAuthError refused(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_GRANT,
                "The code is unknown, used, expired, or another client's; begin again.",
                detail);
    }

    /**
     * @param found a code of this client; only the proof by the code's key is not checked yet
     */
    public GrantResult prove(AuthenticatedClient client, Found found, TokenRequest requested) {
        var now = clock.instant();
        var code = found.code();
        if (code.used() == null) {
            check(found, requested);
        } else if (!provesKey(code, requested)) {
            throw refused("used code " + code.id() + " without its key");
        }
        var at = scopes.resourceServer(client.client(), Optional.of(code.resource()));
        var scope = ScopeRules.ofStored(code.scope());
        var bound = bound(client, requested);
        var refresh = refreshToken(client, code.family(), scope, bound);
        return new GrantResult(
                new Access(
                        new PrincipalRef(code.client(), code.user()),
                        at,
                        scope,
                        new Login(
                                code.family(),
                                code.session(),
                                code.authentication(),
                                code.nonce())),
                tx -> redeem(tx, code, refresh, bound, now),
                refresh,
                scope.contains("openid") ? code.claims().idToken() : null);
    }

    private static void check(Found found, TokenRequest requested) {
        var code = found.code();
        if (!provesKey(code, requested)) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_DPOP_PROOF,
                    "The code is bound to another key. Send a DPoP proof by that key.",
                    "code " + code.id());
        }
        if (found.sessionEnded()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "The login session of the code has ended. Let the user log in again.",
                    "code " + code.id());
        }
        if (requested.resource() != null && !requested.resource().equals(code.resource())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_TARGET,
                    "resource must be the one of the authorization request.");
        }
    }

    /** RFC 9449, section 10: "the authorization server MUST verify that the key matches". */
    private static boolean provesKey(AuthorizationCode code, TokenRequest requested) {
        return code.jkt() == null || code.jkt().equals(requested.jkt());
    }

    private @Nullable Secret refreshToken(
            AuthenticatedClient client,
            Id<RefreshTokenFamily> family,
            Set<String> scope,
            Confirmation bound) {
        if (!scope.contains("offline_access") || !client.client().may(GrantType.REFRESH_TOKEN)) {
            return null;
        }
        // A refresh token of staff is kept in a file, which could be copied.
        if (client.client().id().equals(BuiltInIds.COMMAND_LINE) && bound.jkt() == null) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_DPOP_PROOF,
                    "Refresh tokens of the command line are bound to a key. Send a DPoP proof.");
        }
        return secrets.first(family);
    }

    /**
     * RFC 9449, section 5: refresh tokens of public clients "MUST be bound" to the key; RFC 8705,
     * section 4: to the certificate. Those of confidential clients are bound to the client already,
     * which may change either.
     */
    private static Confirmation bound(AuthenticatedClient client, TokenRequest requested) {
        return client.client().confidential() ? Confirmation.NONE : requested.bound();
    }

    private Redemption redeem(
            Transaction tx,
            AuthorizationCode code,
            @Nullable Secret refresh,
            Confirmation bound,
            Instant now) {
        var redemption = tx.codes().redeem(code.id(), now);
        if (redemption instanceof Redemption.First && refresh != null) {
            count(tx, code);
            Id<RefreshToken> id = refresh.id();
            SecretHash hash = refresh.hash();
            tx.refreshTokens()
                    .begin(
                            new RefreshTokenFamily(
                                    code.family(),
                                    code.client(),
                                    code.user(),
                                    code.session(),
                                    code.scope(),
                                    code.resource(),
                                    code.claims(),
                                    bound.jkt(),
                                    bound.certificate(),
                                    code.authentication(),
                                    now,
                                    now,
                                    null),
                            new RefreshToken(id, code.family(), hash));
        }
        return redemption;
    }

    /** Limits new families; the code stays valid where the limit refuses one. */
    private void count(Transaction tx, AuthorizationCode code) {
        var bucket = Limit.FAMILY_OF_PRINCIPAL.of(code.client().hex(), code.user().hex());
        throttle.require(
                tx,
                bucket,
                "The user granted this client offline access too often. Try again later.");
    }
}
