package dev.steelyard.guard.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Requires the operation's permission. */
final class HasPermission implements CallRule {

    @Override
    public @Nullable ErrorCode check(Call call) {
        String needed = call.operation().permission();
        boolean has = needed == null || call.permissions().contains(needed);
        return has ? null : ErrorCode.PERMISSION_MISSING;
    }
}
