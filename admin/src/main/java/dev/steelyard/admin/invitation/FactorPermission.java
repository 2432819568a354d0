package dev.steelyard.admin.invitation;

import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Duration;

/**
 * Permits a user whom an invitation created to add a first second factor that a policy demands: the
 * account has no history that a thief of its password could take over. An invitation that a user
 * with an account accepts permits nothing, since each user who may invite can make one.
 */
final class FactorPermission {
    private static final Duration LONGEST = Duration.ofHours(24);

    private FactorPermission() {}

    static void permit(RunningOperation context, Id<User> user) {
        context.tx().factorEnrolments().permit(user, context.now().plus(LONGEST));
    }
}
