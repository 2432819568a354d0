package dev.steelyard.guard.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule about the call of an accepted caller. */
@FunctionalInterface
public interface CallRule {

    /** The reason to refuse the call, or null. */
    @Nullable ErrorCode check(Call call);

    /**
     * In this order: a caller learns nothing about another application, not even that it is
     * stopped.
     */
    List<CallRule> ORDERED =
            List.of(
                    new OneApplication(),
                    new ApplicationRuns(),
                    new HasPermission(),
                    new LoginProvesEnough(),
                    new LoginIsFresh());
}
