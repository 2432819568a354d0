package dev.steelyard.admin.operation;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that a caller gives or takes only management permissions that it holds itself. */
public final class DelegationRules {
    private DelegationRules() {}

    /** Refuses permissions that the actor doesn't hold, or that {@code receiver} can never hold. */
    public static void check(Actor actor, Authority receiver, Set<ManagementPermission> given) {
        checkReceiver(receiver, given);
        touch(actor, given);
    }

    /** Refuses permissions reserved for the operator's staff to any other receiver. */
    public static void checkReceiver(Authority receiver, Set<ManagementPermission> given) {
        var never = given.stream().filter(ManagementPermission::operatorOnly).toList();
        if (receiver instanceof Authority.OfReseller && !never.isEmpty()) {
            throw OperationRefusal.invalid(
                    "permissions", "Only the operator's staff can hold: " + names(never));
        }
    }

    /**
     * Refuses to touch permissions that the actor doesn't hold, as when changing the permissions of
     * a more powerful principal, or creating a credential of such a client.
     */
    public static void touch(Actor actor, Set<ManagementPermission> touched) {
        var beyond = touched.stream().filter(permission -> !actor.holds(permission)).toList();
        if (!beyond.isEmpty()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.BEYOND_OWN, "You don't hold: " + names(beyond));
        }
    }

    /** The permissions given or taken by a change from {@code before} to {@code after}. */
    public static Set<ManagementPermission> between(
            Set<ManagementPermission> before, Set<ManagementPermission> after) {
        var touched = union(before, after);
        touched.removeIf(permission -> before.contains(permission) && after.contains(permission));
        return touched;
    }

    public static Set<ManagementPermission> union(
            Set<ManagementPermission> one, Set<ManagementPermission> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    static String names(Collection<ManagementPermission> permissions) {
        return permissions.stream()
                .map(ManagementPermission::permission)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
