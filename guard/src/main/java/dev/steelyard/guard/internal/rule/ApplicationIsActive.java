package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests for a stopped application, except to operations that are declared available
 * while it is stopped.
 */
final class ApplicationIsActive implements RequestRule {

    @Override
    public @Nullable ErrorCode check(RequestFacts call) {
        ApplicationState application = call.caller().state().application();
        if (application == null || call.operation().whileStopped()) return null;
        return application.stoppedAt(call.caller().now()) ? ErrorCode.APPLICATION_STOPPED : null;
    }
}
