package dev.steelyard.admin.invitation;

import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Duration;

/**
 * Permits the user who accepted an invitation to add a first second factor that a policy demands:
 * the link proves more than a password.
 */
final class FactorPermission {
    private static final Duration LONGEST = Duration.ofHours(24);

    private FactorPermission() {}

    static void permit(RunningOperation context, Id<User> user) {
        context.tx().factorEnrolments().permit(user, context.now().plus(LONGEST));
    }
}
