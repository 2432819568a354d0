package dev.steelyard.admin.role;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Reseller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks that a reseller and application may grant a role's permissions, and that the caller may
 * give the role to a client or member.
 */
public final class RoleRules {
    private RoleRules() {}

    /**
     * @param added new permissions only: those outside a lowered ceiling stay in the role without
     *     effect
     */
    static void checkPermissions(
            OperationContext context, Application application, Set<String> added) {
        checkExist(context, "permissions", added);
        var outside = new TreeSet<>(added);
        outside.removeAll(context.tx().ceilings().of(application.id()));
        if (!outside.isEmpty()) {
            throw outside(
                    "application", "applications", application.name(), application.id(), outside);
        }
        checkWithinReseller(context, application.reseller(), added);
    }

    /** Refuses permissions outside the reseller's ceiling. */
    static void checkWithinReseller(
            OperationContext context, Id<Reseller> reseller, Set<String> permissions) {
        var outside = new TreeSet<>(permissions);
        outside.removeAll(context.tx().ceilings().of(reseller));
        if (!outside.isEmpty()) {
            var name = context.tx().resellers().find(reseller).map(Reseller::name).orElse("");
            throw outside("reseller", "resellers", name, reseller, outside);
        }
    }

    private static OperationRefusal outside(
            String holder, String noun, String name, Id<?> id, Set<String> permissions) {
        return OperationRefusal.invalid(
                "permissions",
                "Outside the %s's ceiling (%s): %s. Show the ceiling: steelyard %s get-ceiling %s"
                        .formatted(holder, name, String.join(", ", permissions), noun, id));
    }

    /**
     * @param field the member that names them
     */
    public static void checkExist(OperationContext context, String field, Set<String> permissions) {
        var unknown = new TreeSet<>(permissions);
        context.tx().permissions().list().forEach(permission -> unknown.remove(permission.name()));
        if (!unknown.isEmpty()) {
            throw OperationRefusal.invalid(
                    field, "Unknown permissions: " + TextRules.listed(unknown));
        }
    }

    /** The roles with {@code ids}, all of this application. */
    public static List<Role> ofApplication(
            OperationContext context, Application application, Collection<Id<Role>> ids) {
        var roles = context.tx().roles().findAll(ids);
        if (roles.size() != Set.copyOf(ids).size()
                || roles.stream().anyMatch(role -> !role.application().equals(application.id()))) {
            throw OperationRefusal.invalid("roles", "Ids of roles of the same application");
        }
        return roles;
    }

    /** Refuses roles from which a client could never hold a permission. */
    public static void checkForClient(OperationContext context, Collection<Role> roles) {
        Map<String, Permission> catalogue =
                context.tx().permissions().list().stream()
                        .collect(Collectors.toMap(Permission::name, Function.identity()));
        for (var role : roles) {
            var useless =
                    !role.permissions().isEmpty()
                            && role.permissions().stream()
                                    .map(catalogue::get)
                                    .noneMatch(
                                            found ->
                                                    found != null
                                                            && found.holders()
                                                                    .contains(
                                                                            PrincipalKind.CLIENT));
            if (useless) {
                throw OperationRefusal.invalid(
                        "roles",
                        "Roles with a permission that clients may hold; this one has none: "
                                + role.name());
            }
        }
    }
}
