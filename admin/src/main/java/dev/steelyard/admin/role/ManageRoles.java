package dev.steelyard.admin.role;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.rehearsal.PermissionEvaluator;
import dev.steelyard.admin.rehearsal.ReversedDecisionFinder;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.permission.RoleTemplate;
import dev.steelyard.domain.search.NearestWordFinder;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.role.RoleOperations;
import dev.steelyard.operations.role.RoleOperations.NewRole;
import dev.steelyard.operations.role.RoleOperations.RolePatch;
import dev.steelyard.operations.role.RoleRemoval;
import dev.steelyard.operations.role.RoleView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, updates and deletes the roles of applications. A role can change while
 * credentials that have it are in use (rule 4). Thread-safe.
 */
public final class ManageRoles {
    private final OperationRunner runner;

    public ManageRoles(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        RoleOperations.LIST,
                        call ->
                                list(
                                                call.actor(),
                                                call.id(),
                                                new RoleFilter(
                                                        call.filter(Filters.QUERY),
                                                        call.filter(Filters.PERMISSION)),
                                                call.page())
                                        .map(found -> call.paged(found, view -> view.role().id()))),
                bind(RoleOperations.CREATE, call -> create(call.actor(), call.id(), call.body())),
                bind(RoleOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                                RoleOperations.UPDATE,
                                call ->
                                        update(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected()))
                        .dryRun(
                                call ->
                                        tryUpdate(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected())),
                bind(
                                RoleOperations.DELETE,
                                call -> delete(call.actor(), call.id(), call.expected()))
                        .dryRun(call -> tryDelete(call.actor(), call.id(), call.expected())));
    }

    public Outcome<RoleView> create(Actor actor, Id<Application> id, NewRole command) {
        return runner.write(
                actor,
                RoleOperations.CREATE,
                context -> {
                    var application = context.hold(id);
                    Limits.checkRoom(
                            "roles", context.tx().roles().count(id), context.limits().roles());
                    var template = template(context, command.template());
                    checkFree(context, id, command.name());
                    var role =
                            new Role(
                                    context.ids().next(),
                                    id,
                                    command.name(),
                                    command.description().orElse(template.description()),
                                    command.permissions().orElse(template.permissions()),
                                    1);
                    RoleRules.checkPermissions(context, application, role.permissions());
                    context.tx().roles().insert(role);
                    context.record(
                            JournalEntry.made(
                                    "role.create", matter(application, role), facts(role)));
                    return RoleViewConverter.of(context, role);
                });
    }

    public Outcome<RoleView> get(Actor actor, Id<Role> id) {
        return runner.read(
                actor,
                RoleOperations.GET,
                context -> RoleViewConverter.of(context, context.role(id)));
    }

    public Outcome<List<RoleView>> list(
            Actor actor, Id<Application> application, RoleFilter filter, PageRequest page) {
        return runner.read(
                actor,
                RoleOperations.LIST,
                context -> {
                    var within =
                            CeilingEffectCalculator.below(
                                    context, context.application(application));
                    return context.tx().roles().list(application, filter, page).stream()
                            .map(role -> RoleViewConverter.of(role, within))
                            .toList();
                });
    }

    public Outcome<RoleView> update(
            Actor actor, Id<Role> id, RolePatch patch, @Nullable Long expected) {
        return runner.write(
                actor,
                RoleOperations.UPDATE,
                context -> {
                    var before = context.holdRole(id);
                    OperationContext.expect(expected, before.version());
                    var application = context.application(before.application());
                    var after = checked(context, application, before, patch);
                    var difference = Difference.between(facts(before), facts(after));
                    if (difference.isEmpty()) {
                        return RoleViewConverter.of(context, before);
                    }
                    OperationContext.won(context.tx().roles().update(after), before.version());
                    context.tx().changed(ChangeKey.role(id));
                    context.record(
                            JournalEntry.of("role.update", matter(application, after), difference));
                    return RoleViewConverter.of(context, context.role(id));
                });
    }

    /** A dry run of {@link #update}. */
    public Outcome<DryRun<RoleView>> tryUpdate(
            Actor actor, Id<Role> id, RolePatch patch, @Nullable Long expected) {
        return runner.read(
                actor,
                RoleOperations.UPDATE,
                context -> {
                    var before = context.role(id);
                    OperationContext.expect(expected, before.version());
                    var application = context.application(before.application());
                    var after = checked(context, application, before, patch);
                    var now = PermissionEvaluator.now(context);
                    return new DryRun<>(
                            RoleViewConverter.of(context, after),
                            ReversedDecisionFinder.of(
                                    context,
                                    application.id(),
                                    PermissionEvaluator.between(
                                            before.permissions(), after.permissions()),
                                    now,
                                    now.with(after)));
                });
    }

    private static Role checked(
            OperationContext context, Application application, Role before, RolePatch patch) {
        var after = patched(context, before, patch);
        var added = new TreeSet<>(after.permissions());
        added.removeAll(before.permissions());
        RoleRules.checkPermissions(context, application, added);
        return after;
    }

    /**
     * Deletes the role and removes it from clients, members, invitations and initial access tokens.
     */
    public Outcome<RoleRemoval> delete(Actor actor, Id<Role> id, @Nullable Long expected) {
        return runner.write(
                actor,
                RoleOperations.DELETE,
                context -> {
                    var role = context.holdRole(id);
                    OperationContext.expect(expected, role.version());
                    var holders = RoleHolders.of(context, role);
                    context.tx().roles().remove(id);
                    context.tx().changed(ChangeKey.role(id));
                    context.record(
                            JournalEntry.gone(
                                    "role.delete",
                                    matter(context.application(role.application()), role),
                                    holders.facts(role)));
                    return holders.removal(context.actor(), role);
                });
    }

    /** A dry run of {@link #delete}. */
    public Outcome<DryRun<RoleRemoval>> tryDelete(
            Actor actor, Id<Role> id, @Nullable Long expected) {
        return runner.read(
                actor,
                RoleOperations.DELETE,
                context -> {
                    var role = context.role(id);
                    OperationContext.expect(expected, role.version());
                    var now = PermissionEvaluator.now(context);
                    return new DryRun<>(
                            RoleHolders.of(context, role).removal(context.actor(), role),
                            ReversedDecisionFinder.of(
                                    context,
                                    role.application(),
                                    role.permissions(),
                                    now,
                                    now.without(id)));
                });
    }

    private static AuditSubject matter(Application application, Role role) {
        return AuditSubject.in(application, "role", role.id());
    }

    private static Role patched(OperationContext context, Role before, RolePatch patch) {
        var name = patch.name().over(before.name());
        if (!name.equals(before.name())) {
            checkFree(context, before.application(), name);
        }
        return new Role(
                before.id(),
                before.application(),
                name,
                patch.description().over(before.description()),
                patch.permissions().over(before.permissions()),
                before.version());
    }

    private static void checkFree(
            OperationContext context, Id<Application> application, String name) {
        if (context.tx().roles().findByName(application, name).isPresent()) {
            throw OperationRefusal.invalid(
                    "name", "A name that no other role of the application has");
        }
    }

    private static RoleTemplate template(OperationContext context, Optional<String> name) {
        return name.map(named -> named(context, named))
                .orElseGet(() -> new RoleTemplate("", "", Set.of(), 0));
    }

    /** Found in any letter case, where only one template has that name. */
    private static RoleTemplate named(OperationContext context, String name) {
        var permissions = context.tx().permissions();
        return permissions
                .findTemplate(name)
                .orElseGet(
                        () -> {
                            var templates = permissions.templates();
                            var alike =
                                    templates.stream()
                                            .filter(one -> one.name().equalsIgnoreCase(name))
                                            .toList();
                            if (alike.size() == 1) {
                                return alike.getFirst();
                            }
                            var names = templates.stream().map(RoleTemplate::name).toList();
                            throw OperationRefusal.invalid(
                                    "template",
                                    "The name of a role template"
                                            + NearestWordFinder.hint(name, names));
                        });
    }

    static AuditedProperties facts(Role role) {
        return AuditedObjectConverter.of(RoleOperations.RECORDED, role);
    }
}
