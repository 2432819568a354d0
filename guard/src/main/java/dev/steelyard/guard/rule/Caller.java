package dev.steelyard.guard.rule;

import dev.steelyard.guard.state.PrincipalState;
import dev.steelyard.guard.state.Revocation;
import dev.steelyard.guard.token.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The facts about a caller that caller rules check.
 *
 * @param apiKeys every value of x-api-key
 * @param origins every value of Origin
 * @param revokedLately whether a recent change revoked the value
 */
public record Caller(
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
