package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the user's login, by the token's {@code auth_time} claim, is as recent as the
 * operation demands (RFC 9470 section 3). A client that acts for itself has no login, so its tokens
 * are not concerned.
 */
final class LoginIsRecent implements RequestRule {

    @Override
    public @Nullable ErrorCode check(RequestFacts call) {
        Duration maxAge = call.operation().login().maxAge();
        if (maxAge == null || call.caller().token().principalRef().user() == null) return null;
        Instant login = call.caller().token().authTime();
        boolean fresh = login != null && !login.plus(maxAge).isBefore(call.caller().now());
        return fresh ? null : ErrorCode.LOGIN_TOO_OLD;
    }
}
