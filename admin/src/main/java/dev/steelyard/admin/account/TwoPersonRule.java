package dev.steelyard.admin.account;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.user.User;
import java.time.Duration;

/**
 * Refuses that one person resets both the password and the second factors of a user within 24 hours
 * (rule 13): who did could log in as the user.
 */
public final class TwoPersonRule {
    private static final Duration APART = Duration.ofDays(1);
    private static final String PERSON = "user:";

    private TwoPersonRule() {}

    /**
     * Checks a reset, and records it for the check of later ones. The caller holds the user's lock.
     * A program counts as the person who did the other reset: its owner may have.
     */
    public static void reset(OperationContext context, Id<User> user, AccountReset.Kind kind) {
        var maker = context.actor().who();
        var resets = context.tx().accountResets();
        boolean alone =
                resets.since(user, context.now().minus(APART)).stream()
                        .filter(other -> other.kind() != kind)
                        .anyMatch(other -> !arePeople(other.maker(), maker));
        if (alone) {
            throw OperationRefusal.forbidden(
                    RefusalCode.SECOND_PERSON_NEEDED,
                    "The user's password and second factors can't both be reset by one person"
                            + " within 24 hours; ask a colleague");
        }
        resets.put(new AccountReset(user, kind, maker, context.now()));
    }

    private static boolean arePeople(String one, String other) {
        return one.startsWith(PERSON) && other.startsWith(PERSON) && !one.equals(other);
    }
}
