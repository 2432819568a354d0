package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Requires that the caller has the permission that the called operation demands. */
final class HasPermission implements RequestRule {

    @Override
    public @Nullable ErrorCode check(RequestFacts call) {
        String needed = call.operation().permission();
        boolean has = needed == null || call.permissions().contains(needed);
        return has ? null : ErrorCode.PERMISSION_MISSING;
    }
}
