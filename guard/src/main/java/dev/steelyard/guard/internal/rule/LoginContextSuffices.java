package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the token's {@code acr} claim is one that the operation demands (RFC 9470 section
 * 3). As in {@link LoginIsRecent}, a client that acts for itself is not concerned.
 */
final class LoginContextSuffices implements RequestRule {

    @Override
    public @Nullable ErrorCode check(RequestFacts call) {
        List<String> needed = call.operation().login().acrValues();
        if (needed.isEmpty() || call.caller().token().principalRef().user() == null) return null;
        String acr = call.caller().token().acr();
        return acr != null && needed.contains(acr) ? null : ErrorCode.LOGIN_TOO_WEAK;
    }
}
