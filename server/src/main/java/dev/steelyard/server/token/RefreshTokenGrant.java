package dev.steelyard.server.token;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokens.Presented;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.LoginPolicies;
import dev.steelyard.server.issuance.Access;
import dev.steelyard.server.issuance.Login;
import dev.steelyard.server.issuance.RefreshTokenService;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.settings.Lifetimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The refresh token grant of the token endpoint, with rotation (RFC 6749, section 6, and RFC 9700,
 * section 4.14). Rotating tokens stay retryable until their successor is first presented; any older
 * token ends the family (rule 11).
 */
final class RefreshTokenGrant implements Grant {
    private final Store store;
    private final ScopeRules scopes;
    private final RefreshTokenService secrets;
    private final Throttle throttle;
    private final Lifetimes lifetimes;
    private final LoginPolicies policies;
    private final InstantSource clock;

    RefreshTokenGrant(Services services) {
        var context = services.context();
        this.store = context.store();
        this.scopes = services.tokens().scopes();
        this.secrets = services.tokens().refreshSecrets();
        this.throttle = services.activity().throttle();
        this.lifetimes = context.settings().lifetimes();
        this.policies = new LoginPolicies(context.settings().secondFactors().staff());
        this.clock = context.clock();
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public GrantResult prove(AuthenticatedClient client, Parameters form, TokenRequest requested) {
        var now = clock.instant();
        var presented =
                form.get("refresh_token")
                        .flatMap(text -> Secret.parse(SecretKind.REFRESH_TOKEN, text))
                        .orElseThrow(() -> refused("no refresh token, or not one of ours"));
        var known =
                store.read(tx -> known(tx, presented, client.client()))
                        .orElseThrow(() -> refused("unknown refresh token " + presented));
        var found = known.token();
        var family = found.family();
        if (!family.client().equals(client.client().id())) {
            throw refused("a refresh token of another client");
        }
        if (!lifetimes.live(family, now)) {
            throw refused("family " + family.id() + " has ended");
        }
        // A node of an earlier version may have issued one.
        if (family.jkt() == null && family.client().equals(BuiltInIds.COMMAND_LINE)) {
            throw refused("a refresh token of the command line that is bound to no key");
        }
        if (family.jkt() != null && !family.jkt().equals(requested.jkt())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_DPOP_PROOF,
                    "The refresh token is bound to another key; send a DPoP proof by that.",
                    "family " + family.id());
        }
        if (family.certificate() != null && !family.certificate().equals(requested.certificate())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "The refresh token is bound to a certificate; connect with that.",
                    "family " + family.id());
        }
        var at = scopes.resourceServer(client.client(), Optional.of(family.resource()));
        if (requested.resource() != null && !requested.resource().equals(family.resource())) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_TARGET,
                    "The resource is not the one that the refresh token was granted for.");
        }
        var policy = known.policy().or(policies.of(at));
        // The family stays: a policy may be relaxed again, or be a mistake. A token that is too old
        // ends it below all the same (rule 11).
        if (found.usable() && !Acr.isEnough(family.authentication().methods(), policy)) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_GRANT,
                    "The login did not prove the second factor that is demanded now; let the user"
                            + " log in again.",
                    "family " + family.id());
        }
        boolean rotates = client.client().rotatesRefreshTokens();
        Secret successor = rotates ? secrets.successor(found.token()) : presented;
        GrantResult.Consumption consumption =
                rotates
                        ? tx -> rotate(tx, found, successor, now)
                        : tx -> tx.refreshTokens().use(found.token(), now);
        var granted = ScopeRules.ofStored(family.scope());
        return new GrantResult(
                new Access(
                        new PrincipalRef(family.client(), family.user()),
                        at,
                        narrowed(granted, requested.scope()),
                        new Login(family.id(), family.session(), family.authentication(), null)),
                consumption,
                rotates ? successor : null,
                granted.contains("openid") && client.client().settings().tokens().idTokenOnRefresh()
                        ? family.claims().idToken()
                        : null);
    }

    /**
     * @param policy of the client's application
     */
    private record Known(Presented token, SecondFactorPolicy policy) {}

    private Optional<Known> known(Transaction tx, Secret presented, Client client) {
        return secrets.presented(tx, presented)
                .map(token -> new Known(token, LoginPolicies.ofApplication(tx, client)));
    }

    /** A token that is too old ends its family even over budget: that happens once. */
    private Redemption rotate(Transaction tx, Presented found, Secret successor, Instant now) {
        var family = found.family();
        if (found.usable()) {
            throttle.require(
                    tx,
                    Limit.REFRESH_OF_FAMILY.of(family.id().hex()),
                    "The refresh token was sent too often. Send it again later.");
        }
        var next = new RefreshToken(successor.id(), family.id(), successor.hash());
        return tx.refreshTokens().rotate(found.token(), next, now);
    }

    /** RFC 6749, section 6: the scope "MUST NOT include any scope not originally granted". */
    private static Set<String> narrowed(Set<String> granted, Set<String> asked) {
        if (asked.isEmpty()) {
            return granted;
        }
        if (!granted.containsAll(asked)) {
            throw ScopeRules.invalid("A scope was not granted with this refresh token.");
        }
        if (!PermissionScopeFilter.permissionsIn(granted).isEmpty()
                && PermissionScopeFilter.permissionsIn(asked).isEmpty()) {
            throw ScopeRules.invalid(
                    "Leaving out every permission scope would widen the token; name one that was"
                            + " granted.");
        }
        return asked;
    }

    private static OAuthError refused(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_GRANT,
                "The refresh token is unknown, used, ended, or another client's; let the user log"
                        + " in again.",
                detail);
    }
}
