package dev.steelyard.guard.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.state.ApplicationState;
import org.jspecify.annotations.Nullable;

/** Requires that the application is not stopped, unless the operation exists to tell why it is. */
final class ApplicationRuns implements CallRule {

    @Override
    public @Nullable ErrorCode check(Call call) {
        ApplicationState application = call.caller().state().application();
        if (application == null || call.operation().whileStopped()) return null;
        return application.stoppedAt(call.caller().now()) ? ErrorCode.APPLICATION_STOPPED : null;
    }
}
