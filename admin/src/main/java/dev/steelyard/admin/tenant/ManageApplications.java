package dev.steelyard.admin.tenant;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationFilter;
import dev.steelyard.domain.application.ApplicationStatus;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.CeilingPropertyMapper;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.tenant.ApplicationOperations;
import dev.steelyard.operations.tenant.ApplicationOperations.ApplicationPatch;
import dev.steelyard.operations.tenant.ApplicationOperations.NewApplication;
import dev.steelyard.operations.tenant.ApplicationView;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, updates and suspends applications, which are customers' tenants of one reseller
 * each. Thread-safe.
 */
public final class ManageApplications {
    private final OperationRunner runner;

    public ManageApplications(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        ApplicationOperations.LIST,
                        call ->
                                list(
                                                call.actor(),
                                                new ApplicationFilter(
                                                        call.filter(Filters.RESELLER),
                                                        call.filter(Filters.QUERY),
                                                        call.filter(
                                                                ApplicationOperations.STANDING)),
                                                call.page())
                                        .map(
                                                found ->
                                                        call.paged(
                                                                found,
                                                                view -> view.application().id()))),
                bind(ApplicationOperations.CREATE, call -> create(call.actor(), call.body())),
                bind(ApplicationOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        ApplicationOperations.UPDATE,
                        call -> update(call.actor(), call.id(), call.body(), call.expected())));
    }

    public Outcome<ApplicationView> create(Actor actor, NewApplication command) {
        return runner.write(
                actor,
                ApplicationOperations.CREATE,
                context -> {
                    var reseller = owner(context, command.reseller());
                    var application =
                            new Application(
                                    context.ids().next(),
                                    reseller,
                                    command.name(),
                                    command.company(),
                                    command.expiry().orElse(null),
                                    false,
                                    command.secondFactor(),
                                    1);
                    var ceiling = new TreeSet<>(context.tx().ceilings().of(reseller));
                    context.tx().permissions().list().stream()
                            .filter(Permission::special)
                            .forEach(special -> ceiling.remove(special.name()));
                    context.tx().applications().insert(application);
                    recordPolicy(context, application);
                    context.tx().ceilings().set(application.id(), new Ceiling(ceiling, 0));
                    context.tx()
                            .changed(
                                    ChangeKey.application(application.id()),
                                    ChangeKey.ceiling(application.id()));
                    context.record(
                            JournalEntry.made(
                                    "application.create",
                                    AuditSubject.in(application, "application", application.id()),
                                    facts(application)
                                            .overlaidBy(CeilingPropertyMapper.ceiling(ceiling))));
                    return view(context, application, namesakes(context, application));
                });
    }

    public Outcome<ApplicationView> get(Actor actor, Id<Application> id) {
        return runner.read(
                actor,
                ApplicationOperations.GET,
                context -> view(context, context.application(id)));
    }

    /** Applications of the actor's reseller; for the operator all. */
    public Outcome<List<ApplicationView>> list(
            Actor actor, ApplicationFilter filter, PageRequest page) {
        return runner.read(
                actor,
                ApplicationOperations.LIST,
                context ->
                        context
                                .tx()
                                .applications()
                                .list(
                                        filter.of(context.whose(filter.reseller())),
                                        context.now(),
                                        page)
                                .stream()
                                .map(application -> view(context, application))
                                .toList());
    }

    public Outcome<ApplicationView> update(
            Actor actor, Id<Application> id, ApplicationPatch patch, @Nullable Long expected) {
        return runner.write(
                actor,
                ApplicationOperations.UPDATE,
                context -> {
                    var before = context.application(id);
                    OperationContext.expect(expected, before.version());
                    var after = patched(before, patch);
                    var difference = Difference.between(facts(before), facts(after));
                    if (difference.isEmpty()) {
                        return view(context, before);
                    }
                    OperationContext.won(
                            context.tx().applications().update(after), before.version());
                    recordPolicy(context, after);
                    context.tx().changed(ChangeKey.application(id));
                    context.record(
                            JournalEntry.of(
                                    "application.update",
                                    AuditSubject.in(before, "application", id),
                                    difference));
                    return view(
                            context,
                            context.application(id),
                            before.name().equals(after.name())
                                    ? List.of()
                                    : namesakes(context, after));
                });
    }

    private static void recordPolicy(OperationContext context, Application application) {
        context.tx()
                .factorPolicies()
                .record(
                        FactorPolicies.of(application.id()),
                        application.secondFactor(),
                        context.now());
    }

    private static Application patched(Application before, ApplicationPatch patch) {
        return new Application(
                before.id(),
                before.reseller(),
                patch.name().over(before.name()),
                patch.company().over(before.company()),
                patch.expiry().over(Optional.ofNullable(before.expiry())).orElse(null),
                patch.suspended().over(before.suspended()),
                patch.secondFactor().over(before.secondFactor()),
                before.version());
    }

    private static ApplicationView view(OperationContext context, Application application) {
        return view(context, application, List.of());
    }

    private static ApplicationView view(
            OperationContext context, Application application, List<String> warnings) {
        return new ApplicationView(
                application, ApplicationStatus.of(application, context.now()), warnings);
    }

    /** A warning where another application of the reseller has this name: staff may mix them up. */
    private static List<String> namesakes(OperationContext context, Application application) {
        return context.tx().applications().namesake(application).stream()
                .map(
                        other ->
                                "Another application of this reseller has this name: "
                                        + other
                                        + ". Rename one, or name them by id.")
                .toList();
    }

    private static AuditedProperties facts(Application application) {
        return AuditedObjectConverter.of(ApplicationOperations.RECORDED, application);
    }

    private static Id<Reseller> owner(OperationContext context, Optional<Id<Reseller>> named) {
        var id = named.orElse(context.actor().reseller());
        // Another reseller and an unknown one look alike.
        if (id == null
                || !context.actor().authority().covers(id)
                || context.tx().resellers().find(id).isEmpty()) {
            throw OperationRefusal.invalid("reseller", "The id of a reseller");
        }
        return id;
    }
}
