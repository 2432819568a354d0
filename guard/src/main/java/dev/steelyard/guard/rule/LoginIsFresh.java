package dev.steelyard.guard.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user logged in as lately as the operation needs (RFC 9470 section 3). Nobody logs in for a
 * client that acts for itself, so its tokens are not concerned.
 */
final class LoginIsFresh implements CallRule {

    @Override
    public @Nullable ErrorCode check(Call call) {
        Duration maxAge = call.operation().login().maxAge();
        if (maxAge == null || call.caller().token().principalRef().user() == null) return null;
        Instant login = call.caller().token().authTime();
        boolean fresh = login != null && !login.plus(maxAge).isBefore(call.caller().now());
        return fresh ? null : ErrorCode.LOGIN_TOO_OLD;
    }
}
