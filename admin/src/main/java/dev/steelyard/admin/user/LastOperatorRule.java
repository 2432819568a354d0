package dev.steelyard.admin.user;

import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Staff;

/** Refuses changes of staff after which no operator could log in and create staff. */
final class LastOperatorRule {
    private LastOperatorRule() {}

    /**
     * Refuses a change of {@code taken} if it was the last operator. Called after the change, under
     * the staff's lock.
     *
     * @param version of the refusal
     */
    static void check(OperationContext context, Staff taken, long version) {
        if (!makesStaff(taken)) {
            return;
        }
        var operators = context.tx().staff().of(new Authority.Operator());
        if (operators.stream().noneMatch(staff -> makesStaff(staff) && enabled(context, staff))) {
            throw OperationRefusal.conflict(
                    version, "At least one operator who can create staff must remain");
        }
    }

    private static boolean makesStaff(Staff staff) {
        return staff.authority() instanceof Authority.Operator
                && staff.permissions().contains(STAFF_WRITE);
    }

    private static boolean enabled(OperationContext context, Staff staff) {
        return context.tx().users().find(staff.user()).filter(user -> !user.disabled()).isPresent();
    }
}
