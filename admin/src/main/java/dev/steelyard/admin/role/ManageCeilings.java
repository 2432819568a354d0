package dev.steelyard.admin.role;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.admin.rehearsal.Rehearsals;
import dev.steelyard.admin.rehearsal.Rights;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.operations.tenant.CeilingChange;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ceilings. That of an application lies within its reseller's when it is set; when the reseller's
 * sinks later, what sticks out does nothing, and comes back when it rises. Thread-safe.
 */
public final class ManageCeilings {
    private final OperationRunner acts;

    public ManageCeilings(OperationRunner acts) {
        this.acts = acts;
    }

    public Outcome<Ceiling> ofReseller(Actor actor, Id<Reseller> id) {
        return acts.read(
                actor, PLATFORM_READ, act -> act.tx().ceilings().find(act.reseller(id).id()));
    }

    public Outcome<Ceiling> ofApplication(Actor actor, Id<Application> id) {
        return acts.read(
                actor,
                APPLICATIONS_READ,
                act -> act.tx().ceilings().find(act.application(id).id()));
    }

    public Outcome<CeilingChange> setReseller(
            Actor actor, Id<Reseller> id, Set<String> permissions, @Nullable Long expected) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var change = ofReseller(act, id, permissions, expected);
                    return set(act, id, Matter.of(id, "reseller", id), change);
                });
    }

    /** What {@link #setReseller} would do, to those at work too. */
    public Outcome<DryRun<CeilingChange>> tryReseller(
            Actor actor, Id<Reseller> id, Set<String> permissions, @Nullable Long expected) {
        return acts.read(
                actor,
                PLATFORM_WRITE,
                act -> tried(act, id, ofReseller(act, id, permissions, expected)));
    }

    public Outcome<CeilingChange> setApplication(
            Actor actor, Id<Application> id, Set<String> permissions, @Nullable Long expected) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var application = act.hold(id);
                    var change = ofApplication(act, application, permissions, expected);
                    return set(act, id, Matter.in(application, "application", id), change);
                });
    }

    /** What {@link #setApplication} would do, to those at work too. */
    public Outcome<DryRun<CeilingChange>> tryApplication(
            Actor actor, Id<Application> id, Set<String> permissions, @Nullable Long expected) {
        return acts.read(
                actor,
                APPLICATIONS_WRITE,
                act ->
                        tried(
                                act,
                                id,
                                ofApplication(act, act.application(id), permissions, expected)));
    }

    private static DryRun<CeilingChange> tried(
            OperationContext act, Id<?> holder, CeilingChange change) {
        var now = Rights.now(act);
        var after = change.ceiling().permissions();
        return new DryRun<>(
                change,
                Rehearsals.of(
                        act,
                        holder,
                        Rights.between(act.tx().ceilings().of(holder), after),
                        now,
                        now.under(holder, after)));
    }

    private static CeilingChange ofReseller(
            OperationContext act,
            Id<Reseller> id,
            Set<String> permissions,
            @Nullable Long expected) {
        act.reseller(id);
        var before = expected(act, id, expected);
        RoleRules.checkExist(act, "permissions", permissions);
        return CeilingEffects.ofReseller(act, id, new Ceiling(permissions, before.version()));
    }

    private static CeilingChange ofApplication(
            OperationContext act,
            Application application,
            Set<String> permissions,
            @Nullable Long expected) {
        var before = expected(act, application.id(), expected);
        RoleRules.checkExist(act, "permissions", permissions);
        var outside = new TreeSet<>(permissions);
        outside.removeAll(act.tx().ceilings().of(application.reseller()));
        if (!outside.isEmpty()) {
            throw Refused.invalid(
                    "permissions", "Outside the reseller's ceiling: " + String.join(", ", outside));
        }
        return CeilingEffects.ofApplication(
                act, application, new Ceiling(permissions, before.version()));
    }

    private static Ceiling expected(OperationContext act, Id<?> holder, @Nullable Long expected) {
        var before = act.tx().ceilings().find(holder);
        OperationContext.expect(expected, before.version());
        return before;
    }

    private static CeilingChange set(
            OperationContext act, Id<?> holder, Matter matter, CeilingChange change) {
        var after = change.ceiling();
        var difference =
                Difference.between(
                        FactsOf.ceiling(act.tx().ceilings().of(holder)),
                        FactsOf.ceiling(after.permissions()));
        if (difference.isEmpty()) {
            return change;
        }
        OperationContext.won(act.tx().ceilings().set(holder, after), after.version());
        act.tx().changed(ChangeKey.ceiling(holder));
        act.record(Entry.of("ceiling.set", matter, difference));
        return change.with(act.tx().ceilings().find(holder));
    }
}
