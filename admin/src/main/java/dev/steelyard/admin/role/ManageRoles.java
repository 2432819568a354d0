package dev.steelyard.admin.role;

import static dev.steelyard.domain.permission.ManagementPermission.ROLES_READ;
import static dev.steelyard.domain.permission.ManagementPermission.ROLES_WRITE;
import static java.util.Objects.requireNonNullElse;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.admin.rehearsal.DryRun;
import dev.steelyard.admin.rehearsal.Rehearsal;
import dev.steelyard.admin.rehearsal.Rights;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.permission.RoleTemplate;
import dev.steelyard.domain.search.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Bespoke roles, changeable while credentials that have them are in use (rule 4). Thread-safe. */
public final class ManageRoles {
    private final OperationRunner acts;

    public ManageRoles(OperationRunner acts) {
        this.acts = acts;
    }

    public Outcome<RoleView> create(Actor actor, Id<Application> id, NewRole command) {
        return acts.write(
                actor,
                ROLES_WRITE,
                act -> {
                    var application = act.hold(id);
                    Limits.room("roles", act.tx().roles().count(id), act.limits().roles());
                    var template = template(act, command.template());
                    var name = freeName(act, id, command.name());
                    var role =
                            new Role(
                                    act.ids().next(),
                                    id,
                                    name,
                                    TextRules.description(
                                            "description",
                                            requireNonNullElse(
                                                    command.description(), template.description())),
                                    requireNonNullElse(
                                            command.permissions(), template.permissions()),
                                    1);
                    RoleRules.checkPermissions(act, application, role.permissions());
                    act.tx().roles().insert(role);
                    act.record(
                            Entry.made(
                                    "role.create", matter(application, role), FactsOf.role(role)));
                    return RoleView.of(act, role);
                });
    }

    public Outcome<RoleView> get(Actor actor, Id<Role> id) {
        return acts.read(actor, ROLES_READ, act -> RoleView.of(act, act.role(id)));
    }

    public Outcome<List<RoleView>> list(
            Actor actor, Id<Application> application, RoleFilter filter, Page page) {
        return acts.read(
                actor,
                ROLES_READ,
                act -> {
                    var within = CeilingEffects.below(act, act.application(application));
                    return act.tx().roles().list(application, filter, page).stream()
                            .map(role -> RoleView.of(role, within))
                            .toList();
                });
    }

    public Outcome<RoleView> update(
            Actor actor, Id<Role> id, RolePatch patch, @Nullable Long expected) {
        return acts.write(
                actor,
                ROLES_WRITE,
                act -> {
                    var before = act.holdRole(id);
                    OperationContext.expect(expected, before.version());
                    var application = act.application(before.application());
                    var after = checked(act, application, before, patch);
                    var difference = Difference.between(FactsOf.role(before), FactsOf.role(after));
                    if (difference.isEmpty()) {
                        return RoleView.of(act, before);
                    }
                    OperationContext.won(act.tx().roles().update(after), before.version());
                    act.tx().changed(ChangeKey.role(id));
                    act.record(Entry.of("role.update", matter(application, after), difference));
                    return RoleView.of(act, act.role(id));
                });
    }

    /** What {@link #update} would do, to those at work too. */
    public Outcome<DryRun<RoleView>> tryUpdate(
            Actor actor, Id<Role> id, RolePatch patch, @Nullable Long expected) {
        return acts.read(
                actor,
                ROLES_WRITE,
                act -> {
                    var before = act.role(id);
                    OperationContext.expect(expected, before.version());
                    var application = act.application(before.application());
                    var after = checked(act, application, before, patch);
                    var now = Rights.now(act);
                    return new DryRun<>(
                            RoleView.of(act, after),
                            Rehearsal.of(
                                    act,
                                    application.id(),
                                    Rights.between(before.permissions(), after.permissions()),
                                    now,
                                    now.with(after)));
                });
    }

    private static Role checked(
            OperationContext act, Application application, Role before, RolePatch patch) {
        var after = patched(act, before, patch);
        var added = new TreeSet<>(after.permissions());
        added.removeAll(before.permissions());
        RoleRules.checkPermissions(act, application, added);
        return after;
    }

    /**
     * Also takes it from every client and member that had it, and out of invitations and initial
     * access tokens.
     */
    public Outcome<RoleRemoval> delete(Actor actor, Id<Role> id, @Nullable Long expected) {
        return acts.write(
                actor,
                ROLES_WRITE,
                act -> {
                    var role = act.holdRole(id);
                    OperationContext.expect(expected, role.version());
                    var losers = RoleHolders.of(act, role);
                    act.tx().roles().remove(id);
                    act.tx().changed(ChangeKey.role(id));
                    act.record(
                            Entry.gone(
                                    "role.delete",
                                    matter(act.application(role.application()), role),
                                    losers.facts(role)));
                    return RoleRemoval.of(act, role, losers);
                });
    }

    /** What {@link #delete} would do, to those at work too. */
    public Outcome<DryRun<RoleRemoval>> tryDelete(
            Actor actor, Id<Role> id, @Nullable Long expected) {
        return acts.read(
                actor,
                ROLES_WRITE,
                act -> {
                    var role = act.role(id);
                    OperationContext.expect(expected, role.version());
                    var now = Rights.now(act);
                    return new DryRun<>(
                            RoleRemoval.of(act, role, RoleHolders.of(act, role)),
                            Rehearsal.of(
                                    act,
                                    role.application(),
                                    role.permissions(),
                                    now,
                                    now.without(id)));
                });
    }

    private static Matter matter(Application application, Role role) {
        return Matter.in(application, "role", role.id());
    }

    private static Role patched(OperationContext act, Role before, RolePatch patch) {
        var name = patch.name();
        var description = patch.description();
        return new Role(
                before.id(),
                before.application(),
                name == null || name.equals(before.name())
                        ? before.name()
                        : freeName(act, before.application(), name),
                description == null
                        ? before.description()
                        : TextRules.description("description", description),
                requireNonNullElse(patch.permissions(), before.permissions()),
                before.version());
    }

    private static String freeName(
            OperationContext act, Id<Application> application, String wanted) {
        var name = TextRules.name("name", wanted);
        if (act.tx().roles().findByName(application, name).isPresent()) {
            throw Refused.invalid("name", "A name that no other role of the application has");
        }
        return name;
    }

    private static RoleTemplate template(OperationContext act, @Nullable String name) {
        if (name == null) {
            return new RoleTemplate("", "", Set.of(), 0);
        }
        return act.tx()
                .permissions()
                .findTemplate(name)
                .orElseThrow(() -> Refused.invalid("template", "The name of a role template"));
    }
}
