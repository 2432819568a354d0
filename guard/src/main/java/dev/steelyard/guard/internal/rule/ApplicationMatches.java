package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.operation.PathTemplate;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.refusal.ErrorCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the application in the request's path, the one in the token and the one that the
 * client belongs to are equal.
 */
final class ApplicationMatches implements RequestRule {

    @Override
    public @Nullable ErrorCode check(RequestFacts call) {
        ApplicationState application = call.caller().state().application();
        String linked = application == null ? null : application.id();
        boolean same =
                Objects.equals(call.caller().token().application(), linked)
                        && Objects.equals(
                                call.caller().token().authority(),
                                call.caller().state().authority());
        String asked = call.variables().get(PathTemplate.APPLICATION);
        boolean own = asked == null || asked.equals(linked);
        return same && own ? null : ErrorCode.APPLICATION_MISMATCH;
    }
}
