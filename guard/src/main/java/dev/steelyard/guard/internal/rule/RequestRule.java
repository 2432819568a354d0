package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check of an API request whose caller was accepted, such as whether the caller has the
 * operation's permission.
 */
@FunctionalInterface
public interface RequestRule {

    /** The reason to refuse the call, or null. */
    @Nullable ErrorCode check(RequestFacts call);

    /**
     * In this order: a caller learns nothing about another application, not even that it is
     * stopped.
     */
    List<RequestRule> ORDERED =
            List.of(
                    new ApplicationMatches(),
                    new ApplicationIsActive(),
                    new HasPermission(),
                    new LoginContextSuffices(),
                    new LoginIsRecent());
}
