package dev.steelyard.admin.rehearsal;

import static java.util.stream.Collectors.toSet;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.decision.AffectedDecision;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PermissionCalculator;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.reseller.Reseller;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Computes the effective permissions of users and clients, at present or after a planned change.
 * Each row is read once. For one thread, inside one transaction.
 */
public final class PermissionEvaluator {
    private final Function<Id<Role>, Optional<Role>> roles;
    private final Function<Id<?>, Set<String>> ceilings;
    private final Function<Id<Application>, Optional<Id<Reseller>>> owners;
    private final Function<String, Optional<Permission>> catalogue;
    private final BiFunction<PrincipalRef, Set<Id<Role>>, Set<Id<Role>>> assigned;

    private PermissionEvaluator(
            Function<Id<Role>, Optional<Role>> roles,
            Function<Id<?>, Set<String>> ceilings,
            Function<Id<Application>, Optional<Id<Reseller>>> owners,
            Function<String, Optional<Permission>> catalogue,
            BiFunction<PrincipalRef, Set<Id<Role>>, Set<Id<Role>>> assigned) {
        this.roles = roles;
        this.ceilings = ceilings;
        this.owners = owners;
        this.catalogue = catalogue;
        this.assigned = assigned;
    }

    /**
     * Elements of exactly one of the two sets: those that a change from one to the other affects.
     */
    public static Set<String> between(Set<String> one, Set<String> other) {
        var between = new TreeSet<>(one);
        between.addAll(other);
        between.removeIf(name -> one.contains(name) && other.contains(name));
        return between;
    }

    /** The permissions of the roles that are in exactly one of the two sets. */
    public static Set<String> between(
            OperationContext context, Set<Id<Role>> one, Set<Id<Role>> other) {
        var roles = new HashSet<>(one);
        roles.addAll(other);
        roles.removeIf(role -> one.contains(role) && other.contains(role));
        return context.tx().roles().findAll(roles).stream()
                .flatMap(role -> role.permissions().stream())
                .collect(toSet());
    }

    /** The present rights. */
    public static PermissionEvaluator now(OperationContext context) {
        var tx = context.tx();
        return new PermissionEvaluator(
                once(tx.roles()::find),
                once(tx.ceilings()::of),
                once(id -> tx.applications().find(id).map(Application::reseller)),
                once(tx.permissions()::find),
                (_, roles) -> roles);
    }

    /** Rights with the role in this state. */
    public PermissionEvaluator with(Role role) {
        return role(role.id(), Optional.of(role));
    }

    /** Rights without the role. */
    public PermissionEvaluator without(Id<Role> role) {
        return role(role, Optional.empty());
    }

    /** Rights with this ceiling of an application or a reseller. */
    public PermissionEvaluator under(Id<?> holder, Set<String> ceiling) {
        return new PermissionEvaluator(
                roles,
                id -> id.equals(holder) ? ceiling : ceilings.apply(id),
                owners,
                catalogue,
                assigned);
    }

    /** Rights with the permission in this state. */
    public PermissionEvaluator with(Permission permission) {
        return new PermissionEvaluator(
                roles,
                ceilings,
                owners,
                name ->
                        name.equals(permission.name())
                                ? Optional.of(permission)
                                : catalogue.apply(name),
                assigned);
    }

    /** Rights with other roles for the selected principals. */
    public PermissionEvaluator assigning(Predicate<PrincipalRef> meant, Set<Id<Role>> other) {
        return new PermissionEvaluator(
                roles,
                ceilings,
                owners,
                catalogue,
                (principal, had) -> meant.test(principal) ? other : assigned.apply(principal, had));
    }

    /** Whether the permission needed then is held; a request that needed none is allowed. */
    boolean allow(AffectedDecision touched) {
        var permission = touched.count().permission();
        return permission == null || hold(touched, permission);
    }

    public boolean hold(AffectedDecision touched, String permission) {
        var principal = touched.count().principal();
        return !among(
                        Set.of(permission),
                        touched.application(),
                        principal.kind(),
                        assigned.apply(principal, touched.roles()))
                .isEmpty();
    }

    /** The {@code permissions} that are effective for a principal with the roles {@code held}. */
    Set<String> among(
            Set<String> permissions,
            Id<Application> application,
            PrincipalKind kind,
            Set<Id<Role>> held) {
        var reseller = owners.apply(application);
        if (reseller.isEmpty()) {
            return Set.of();
        }
        var known = new HashMap<String, Permission>();
        permissions.forEach(
                name -> catalogue.apply(name).ifPresent(found -> known.put(name, found)));
        return PermissionCalculator.permissions(
                held.stream().flatMap(role -> roles.apply(role).stream()).toList(),
                ceilings.apply(reseller.get()),
                ceilings.apply(application),
                kind,
                known);
    }

    private PermissionEvaluator role(Id<Role> id, Optional<Role> other) {
        return new PermissionEvaluator(
                wanted -> wanted.equals(id) ? other : roles.apply(wanted),
                ceilings,
                owners,
                catalogue,
                assigned);
    }

    private static <K, V> Function<K, V> once(Function<K, V> find) {
        var known = new HashMap<K, V>();
        return key -> known.computeIfAbsent(key, find);
    }
}
