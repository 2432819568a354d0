package dev.steelyard.admin.role;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.rehearsal.PermissionEvaluator;
import dev.steelyard.admin.rehearsal.ReversedDecisionFinder;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.CeilingPropertyMapper;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.tenant.ApplicationOperations;
import dev.steelyard.operations.tenant.CeilingChange;
import dev.steelyard.operations.tenant.ResellerOperations;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and sets ceilings, which are the permissions that a reseller or an application may be given
 * at most. An application's ceiling must lie within its reseller's when it is set. If the
 * reseller's is lowered later, permissions outside it have no effect until it is raised again.
 * Thread-safe.
 */
public final class ManageCeilings {
    private final OperationRunner runner;

    public ManageCeilings(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(ResellerOperations.GET_CEILING, call -> ofReseller(call.actor(), call.id())),
                bind(
                                ResellerOperations.SET_CEILING,
                                call ->
                                        setReseller(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected()))
                        .dryRun(
                                call ->
                                        tryReseller(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected())),
                bind(
                        ApplicationOperations.GET_CEILING,
                        call -> ofApplication(call.actor(), call.id())),
                bind(
                                ApplicationOperations.SET_CEILING,
                                call ->
                                        setApplication(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected()))
                        .dryRun(
                                call ->
                                        tryApplication(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected())));
    }

    public Outcome<Ceiling> ofReseller(Actor actor, Id<Reseller> id) {
        return runner.read(
                actor,
                ResellerOperations.GET_CEILING,
                context -> context.tx().ceilings().find(context.reseller(id).id()));
    }

    public Outcome<Ceiling> ofApplication(Actor actor, Id<Application> id) {
        return runner.read(
                actor,
                ApplicationOperations.GET_CEILING,
                context -> context.tx().ceilings().find(context.application(id).id()));
    }

    public Outcome<CeilingChange> setReseller(
            Actor actor, Id<Reseller> id, Set<String> permissions, @Nullable Long expected) {
        return runner.write(
                actor,
                ResellerOperations.SET_CEILING,
                context -> {
                    var change = ofReseller(context, id, permissions, expected);
                    return set(context, id, AuditSubject.of(id, "reseller", id), change);
                });
    }

    /** A dry run of {@link #setReseller}. */
    public Outcome<DryRun<CeilingChange>> tryReseller(
            Actor actor, Id<Reseller> id, Set<String> permissions, @Nullable Long expected) {
        return runner.read(
                actor,
                ResellerOperations.SET_CEILING,
                context -> tried(context, id, ofReseller(context, id, permissions, expected)));
    }

    public Outcome<CeilingChange> setApplication(
            Actor actor, Id<Application> id, Set<String> permissions, @Nullable Long expected) {
        return runner.write(
                actor,
                ApplicationOperations.SET_CEILING,
                context -> {
                    var application = context.hold(id);
                    var change = ofApplication(context, application, permissions, expected);
                    return set(
                            context, id, AuditSubject.in(application, "application", id), change);
                });
    }

    /** A dry run of {@link #setApplication}. */
    public Outcome<DryRun<CeilingChange>> tryApplication(
            Actor actor, Id<Application> id, Set<String> permissions, @Nullable Long expected) {
        return runner.read(
                actor,
                ApplicationOperations.SET_CEILING,
                context ->
                        tried(
                                context,
                                id,
                                ofApplication(
                                        context, context.application(id), permissions, expected)));
    }

    private static DryRun<CeilingChange> tried(
            OperationContext context, Id<?> holder, CeilingChange change) {
        var now = PermissionEvaluator.now(context);
        var after = change.ceiling().permissions();
        return new DryRun<>(
                change,
                ReversedDecisionFinder.of(
                        context,
                        holder,
                        PermissionEvaluator.between(context.tx().ceilings().of(holder), after),
                        now,
                        now.under(holder, after)));
    }

    private static CeilingChange ofReseller(
            OperationContext context,
            Id<Reseller> id,
            Set<String> permissions,
            @Nullable Long expected) {
        context.reseller(id);
        var before = expected(context, id, expected);
        RoleRules.checkExist(context, "permissions", permissions);
        return CeilingEffectCalculator.ofReseller(
                context, id, new Ceiling(permissions, before.version()));
    }

    private static CeilingChange ofApplication(
            OperationContext context,
            Application application,
            Set<String> permissions,
            @Nullable Long expected) {
        var before = expected(context, application.id(), expected);
        RoleRules.checkExist(context, "permissions", permissions);
        RoleRules.checkWithinReseller(context, application.reseller(), permissions);
        return CeilingEffectCalculator.ofApplication(
                context, application, new Ceiling(permissions, before.version()));
    }

    private static Ceiling expected(
            OperationContext context, Id<?> holder, @Nullable Long expected) {
        var before = context.tx().ceilings().find(holder);
        OperationContext.expect(expected, before.version());
        return before;
    }

    private static CeilingChange set(
            OperationContext context, Id<?> holder, AuditSubject matter, CeilingChange change) {
        var after = change.ceiling();
        var difference =
                Difference.between(
                        CeilingPropertyMapper.ceiling(context.tx().ceilings().of(holder)),
                        CeilingPropertyMapper.ceiling(after.permissions()));
        if (difference.isEmpty()) {
            return change;
        }
        OperationContext.won(context.tx().ceilings().set(holder, after), after.version());
        context.tx().changed(ChangeKey.ceiling(holder));
        context.record(JournalEntry.of("ceiling.set", matter, difference));
        return change.with(context.tx().ceilings().find(holder));
    }
}
