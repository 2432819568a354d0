package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The data about the caller that a {@link CallerRule} checks, such as access token, permissions,
 * API keys and web origins.
 *
 * @param apiKeys every value of x-api-key
 * @param origins every value of Origin
 * @param revokedLately whether a recent change revoked the value
 */
public record CallerFacts(
        AccessToken token,
        PrincipalState state,
        List<String> apiKeys,
        List<String> origins,
        BiPredicate<Revocation.Kind, String> revokedLately,
        Instant now) {

    @Override
    public String toString() {
        return "Caller[" + token.principalRef() + "]";
    }
}
