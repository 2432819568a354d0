package dev.steelyard.admin.tenant;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.CeilingPropertyMapper;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.tenant.ResellerOperations;
import dev.steelyard.operations.tenant.ResellerOperations.NewReseller;
import dev.steelyard.operations.tenant.ResellerOperations.ResellerPatch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates, lists and updates resellers, and sets their status, for the operator. Thread-safe. */
public final class ManageResellers {
    private final OperationRunner runner;

    public ManageResellers(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        ResellerOperations.LIST,
                        call ->
                                list(
                                                call.actor(),
                                                new ResellerFilter(
                                                        call.filter(Filters.QUERY),
                                                        call.filter(ResellerOperations.STANDING)),
                                                call.page())
                                        .map(found -> call.paged(found, Reseller::id))),
                bind(ResellerOperations.CREATE, call -> create(call.actor(), call.body())),
                bind(ResellerOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        ResellerOperations.UPDATE,
                        call -> update(call.actor(), call.id(), call.body(), call.expected())));
    }

    public Outcome<Reseller> create(Actor actor, NewReseller command) {
        return runner.write(
                actor,
                ResellerOperations.CREATE,
                context -> {
                    var reseller =
                            new Reseller(
                                    context.ids().next(), command.name(), ResellerStatus.ACTIVE, 1);
                    var ceiling = command.ceiling().orElseGet(() -> ordinary(context));
                    RoleRules.checkExist(context, "ceiling", ceiling);
                    context.tx().resellers().insert(reseller);
                    context.tx().ceilings().set(reseller.id(), new Ceiling(ceiling, 0));
                    context.tx()
                            .changed(
                                    ChangeKey.reseller(reseller.id()),
                                    ChangeKey.ceiling(reseller.id()));
                    context.record(
                            JournalEntry.made(
                                    "reseller.create",
                                    matter(reseller),
                                    facts(reseller)
                                            .overlaidBy(CeilingPropertyMapper.ceiling(ceiling))));
                    return reseller;
                });
    }

    public Outcome<Reseller> get(Actor actor, Id<Reseller> id) {
        return runner.read(actor, ResellerOperations.GET, context -> context.reseller(id));
    }

    public Outcome<List<Reseller>> list(Actor actor, ResellerFilter filter, PageRequest page) {
        return runner.read(
                actor,
                ResellerOperations.LIST,
                context -> context.tx().resellers().list(filter, page));
    }

    public Outcome<Reseller> update(
            Actor actor, Id<Reseller> id, ResellerPatch patch, @Nullable Long expected) {
        return runner.write(
                actor,
                ResellerOperations.UPDATE,
                context -> {
                    var before = context.reseller(id);
                    OperationContext.expect(expected, before.version());
                    var after =
                            new Reseller(
                                    id,
                                    patch.name().over(before.name()),
                                    patch.standing().over(before.standing()),
                                    before.version());
                    var difference = Difference.between(facts(before), facts(after));
                    if (difference.isEmpty()) {
                        return before;
                    }
                    OperationContext.won(context.tx().resellers().update(after), before.version());
                    context.tx().changed(ChangeKey.reseller(id));
                    context.record(JournalEntry.of("reseller.update", matter(after), difference));
                    return context.reseller(id);
                });
    }

    private static AuditedProperties facts(Reseller reseller) {
        return AuditedObjectConverter.of(ResellerOperations.RECORDED, reseller);
    }

    private static AuditSubject matter(Reseller reseller) {
        return AuditSubject.of(reseller.id(), "reseller", reseller.id());
    }

    private static Set<String> ordinary(OperationContext context) {
        return context.tx().permissions().list().stream()
                .filter(permission -> !permission.special())
                .map(Permission::name)
                .collect(Collectors.toSet());
    }
}
