package dev.steelyard.guard.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule about what a good caller wants to do. */
@FunctionalInterface
public interface CallRule {

    /** Why the call is refused, or null. */
    @Nullable ErrorCode check(Call call);

    /** In this order: nothing about another application is told, not even that it is stopped. */
    List<CallRule> ORDERED =
            List.of(
                    new OneApplication(),
                    new ApplicationRuns(),
                    new HasPermission(),
                    new LoginProvesEnough(),
                    new LoginIsFresh());
}
