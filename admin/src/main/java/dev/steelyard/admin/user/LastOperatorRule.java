package dev.steelyard.admin.user;

import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.Staff;
import java.util.List;

/**
 * Refuses changes after which no operator could log in and create staff, and warns where only one
 * can.
 */
public final class LastOperatorRule {
    private LastOperatorRule() {}

    /**
     * Refuses a change of {@code taken} if it was the last operator. Called after the change of the
     * user or its permissions, also by the deletion of an account, under the staff's lock.
     *
     * @param version of the refusal
     */
    public static void check(Transaction tx, Staff taken, long version) {
        if (makesStaff(taken) && operators(tx) == 0) {
            throw OperationRefusal.conflict(
                    version, "At least one operator who can create staff must remain");
        }
    }

    /**
     * The warnings for operators. A lost account of the only one would lock the platform's staff
     * out.
     */
    public static List<String> warnings(Transaction tx) {
        return operators(tx) == 1
                ? List.of(
                        "Only one operator can create staff. Invite a second one with"
                                + " `steelyard staff-invitations create`: a lost account must not"
                                + " end the management of the platform.")
                : List.of();
    }

    private static long operators(Transaction tx) {
        return tx.staff().of(new Authority.Operator()).stream()
                .filter(staff -> makesStaff(staff) && enabled(tx, staff))
                .count();
    }

    private static boolean makesStaff(Staff staff) {
        return staff.authority() instanceof Authority.Operator
                && staff.permissions().contains(STAFF_WRITE);
    }

    private static boolean enabled(Transaction tx, Staff staff) {
        return tx.users().find(staff.user()).filter(user -> !user.disabled()).isPresent();
    }
}
