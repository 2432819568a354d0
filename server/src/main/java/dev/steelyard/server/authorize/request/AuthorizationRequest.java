package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.authorize.rule.AcrRequest;
import dev.steelyard.server.authorize.rule.PromptValue;
import dev.steelyard.server.authorize.source.CarriedRequest;
import dev.steelyard.server.issuance.ClaimsRequest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed authorization request (RFC 6749, section 4.1.1) that passed every check.
 *
 * @param carried its form for login and consent; without {@code interaction}
 * @param scope in the order asked; without {@code offline_access} where the client can't refresh
 * @param claims empty where {@code openid} is not asked: it is a parameter of OpenID Connect
 * @param acr what the login must prove
 * @param maxAge the greatest age of the login; null: any
 * @param jkt the thumbprint of the key that its tokens must be bound to (RFC 9449, section 10);
 *     null: that is left to the token request
 * @param meant the users that {@code id_token_hint} and the claim {@code sub} name, or the user who
 *     entered the code of a device; null: any user
 */
public record AuthorizationRequest(
        ResponseTarget target,
        CarriedRequest carried,
        ResourceServer resource,
        Set<String> scope,
        ClaimsRequest claims,
        AcrRequest acr,
        Set<PromptValue> prompts,
        @Nullable Duration maxAge,
        @Nullable Set<Id<User>> meant,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        @Nullable String jkt,
        @Nullable String loginHint,
        @Nullable String uiLocales) {

    public String query() {
        return carried.query();
    }

    public Client client() {
        return target.client();
    }

    public boolean wants(PromptValue prompt) {
        return prompts.contains(prompt);
    }

    public boolean wantsOffline() {
        return scope.contains("offline_access");
    }

    /** Whether any user may log in. */
    public boolean meansAnybody() {
        return meant == null;
    }

    /** OpenID Connect Core, sections 3.1.2.1 ({@code id_token_hint}) and 5.5.1 ({@code sub}). */
    public boolean means(Id<User> user) {
        return meant == null || meant.contains(user);
    }

    /** The claims that are requested beside those of the scopes. */
    public Set<StandardClaim> claimsBesideScopes() {
        var beside = claims.named().all();
        beside.removeAll(StandardClaim.ofScopes(scope));
        return beside;
    }

    /** Whether it names permission scopes; if not, the roles alone decide (rule 7). */
    public boolean namesPermissions() {
        return !PermissionScopeFilter.permissionsIn(scope).isEmpty();
    }

    /** The scopes that consent covers; {@code offline_access} is a choice of its own. */
    public Set<String> scopeWithoutOffline() {
        var rest = new LinkedHashSet<>(scope);
        rest.remove("offline_access");
        return rest;
    }
}
