package dev.steelyard.admin.resource;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.rehearsal.PermissionEvaluator;
import dev.steelyard.admin.rehearsal.ReversedDecisionFinder;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.SearchText;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.resource.PermissionOperations;
import dev.steelyard.operations.resource.PermissionOperations.NewPermission;
import dev.steelyard.operations.schema.Listing;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, updates and deletes the permissions of guarded APIs, such as {@code
 * documents:read}. Thread-safe.
 */
public final class ManagePermissions {
    private static final String VARIABLE = PermissionOperations.PERMISSIONS.item();

    /** The prefix of management permissions; all scopes share one namespace. */
    private static final String RESERVED = "manage.";

    private final OperationRunner runner;

    public ManagePermissions(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        PermissionOperations.LIST,
                        call -> list(call.actor(), selected(call)).map(Listing::all)),
                bind(PermissionOperations.GET, call -> get(call.actor(), call.variable(VARIABLE))),
                bind(
                                PermissionOperations.PUT,
                                call ->
                                        put(
                                                call.actor(),
                                                call.variable(VARIABLE),
                                                call.body(),
                                                call.expected()))
                        .dryRun(
                                call ->
                                        tryPut(
                                                call.actor(),
                                                call.variable(VARIABLE),
                                                call.body(),
                                                call.expected())),
                bind(
                        PermissionOperations.DELETE,
                        call -> delete(call.actor(), call.variable(VARIABLE), call.expected())));
    }

    private static Predicate<Permission> selected(OperationCall<?> call) {
        return call.<SearchText, Permission>passing(
                        Filters.QUERY, (query, one) -> query.in(one.name(), one.label()))
                .and(
                        call.passing(
                                Filters.RESOURCE_SERVER,
                                (server, one) -> one.resourceServer().equals(server)))
                .and(
                        call.passing(
                                PermissionOperations.HOLDER,
                                (holder, one) -> one.holders().contains(holder)))
                .and(
                        call.passing(
                                PermissionOperations.ON_SURFACE,
                                (surface, one) -> one.surface() == surface))
                .and(
                        call.passing(
                                PermissionOperations.IS_SPECIAL,
                                (special, one) -> one.special() == special));
    }

    public Outcome<List<Permission>> list(Actor actor, Predicate<Permission> selected) {
        return runner.read(
                actor,
                PermissionOperations.LIST,
                context -> context.tx().permissions().list().stream().filter(selected).toList());
    }

    public Outcome<Permission> get(Actor actor, String name) {
        return runner.read(actor, PermissionOperations.GET, context -> find(context, name));
    }

    /** Creates or replaces the permission of this name; its resource server can't change. */
    public Outcome<Permission> put(
            Actor actor, String name, NewPermission command, @Nullable Long expected) {
        return runner.write(
                actor,
                PermissionOperations.PUT,
                context -> {
                    var before = context.tx().permissions().find(name).orElse(null);
                    var after = checked(context, name, command, before, expected);
                    var difference =
                            Difference.between(before == null ? null : facts(before), facts(after));
                    if (before == null || !difference.isEmpty()) {
                        context.tx().permissions().put(after);
                        context.tx().changed(ChangeKey.PLATFORM);
                        context.record(
                                JournalEntry.of(
                                        before == null ? "permission.create" : "permission.update",
                                        AuditSubject.ofOperator("permission", name),
                                        difference));
                    }
                    return find(context, name);
                });
    }

    /** A dry run of {@link #put}. */
    public Outcome<DryRun<Permission>> tryPut(
            Actor actor, String name, NewPermission command, @Nullable Long expected) {
        return runner.read(
                actor,
                PermissionOperations.PUT,
                context -> {
                    var before = context.tx().permissions().find(name).orElse(null);
                    var after = checked(context, name, command, before, expected);
                    var now = PermissionEvaluator.now(context);
                    return new DryRun<>(
                            after,
                            ReversedDecisionFinder.of(
                                    context, null, Set.of(name), now, now.with(after)));
                });
    }

    /** The changed permission, with the version before the change. */
    private static Permission checked(
            OperationContext context,
            String name,
            NewPermission command,
            @Nullable Permission before,
            @Nullable Long expected) {
        long version = before == null ? 0 : before.version();
        OperationContext.expect(expected, version);
        checkName(name);
        checkResourceServer(context, command.resourceServer(), before);
        if (command.holders().isEmpty()) {
            throw OperationRefusal.invalid("holders", "user, client, or both");
        }
        return new Permission(
                name,
                command.resourceServer(),
                command.label(),
                command.holders(),
                command.surface(),
                command.special(),
                version);
    }

    /**
     * Deletes a permission that no operation needs. Roles and ceilings that name it keep the name,
     * without effect.
     */
    public Outcome<Permission> delete(Actor actor, String name, @Nullable Long expected) {
        return runner.write(
                actor,
                PermissionOperations.DELETE,
                context -> {
                    var permission = find(context, name);
                    OperationContext.expect(expected, permission.version());
                    checkUnneeded(context, permission);
                    context.tx().permissions().remove(name);
                    context.tx().changed(ChangeKey.PLATFORM);
                    context.record(
                            JournalEntry.gone(
                                    "permission.delete",
                                    AuditSubject.ofOperator("permission", name),
                                    facts(permission)));
                    return permission;
                });
    }

    private static void checkUnneeded(OperationContext context, Permission permission) {
        context.tx().resourceServers().operations(permission.resourceServer()).stream()
                .filter(operation -> permission.name().equals(operation.permission()))
                .findFirst()
                .ifPresent(
                        operation -> {
                            throw OperationRefusal.conflict(
                                    permission.version(),
                                    "An operation needs it: "
                                            + operation.method()
                                            + " "
                                            + operation.path());
                        });
    }

    private static Permission find(OperationContext context, String name) {
        return context.tx().permissions().find(name).orElseThrow(OperationRefusal::missing);
    }

    private static void checkName(String name) {
        if (!Permission.isName(name) || name.startsWith(RESERVED)) {
            throw OperationRefusal.invalid(
                    "name", "noun:verb in lower case such as documents:read; manage.… is reserved");
        }
    }

    private static void checkResourceServer(
            OperationContext context, Id<ResourceServer> id, @Nullable Permission before) {
        var server = context.tx().resourceServers().find(id);
        if (server.isEmpty() || server.get().builtIn()) {
            throw OperationRefusal.invalid(
                    "resource_server", "The id of a resource server of the platform");
        }
        if (before != null && !before.resourceServer().equals(id)) {
            throw OperationRefusal.invalid(
                    "resource_server",
                    "A permission stays at its resource server: " + before.resourceServer());
        }
    }

    private static AuditedProperties facts(Permission permission) {
        return AuditedObjectConverter.of(PermissionOperations.RECORDED, permission);
    }
}
