package dev.steelyard.admin.tenant;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;
import static java.util.Objects.requireNonNullElse;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationFilter;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.Page;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Applications, each of one reseller at a time: {@code MoveApplications}. Thread-safe. */
public final class ManageApplications {
    private final OperationRunner acts;

    public ManageApplications(OperationRunner acts) {
        this.acts = acts;
    }

    public Outcome<Application> create(Actor actor, NewApplication command) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var reseller = owner(act, command.reseller());
                    var application =
                            new Application(
                                    act.ids().next(),
                                    reseller,
                                    TextRules.name("name", command.name()),
                                    TextRules.name("company", command.company()),
                                    command.expiry(),
                                    false,
                                    1);
                    var ceiling = new TreeSet<>(act.tx().ceilings().of(reseller));
                    act.tx().permissions().list().stream()
                            .filter(Permission::special)
                            .forEach(special -> ceiling.remove(special.name()));
                    act.tx().applications().insert(application);
                    act.tx().ceilings().set(application.id(), new Ceiling(ceiling, 0));
                    act.tx()
                            .changed(
                                    ChangeKey.application(application.id()),
                                    ChangeKey.ceiling(application.id()));
                    act.record(
                            Entry.made(
                                    "application.create",
                                    Matter.in(application, "application", application.id()),
                                    FactsOf.application(application)
                                            .overlaidBy(FactsOf.ceiling(ceiling))));
                    return application;
                });
    }

    public Outcome<Application> get(Actor actor, Id<Application> id) {
        return acts.read(actor, APPLICATIONS_READ, act -> act.application(id));
    }

    /** Those of the actor's reseller; for the operator all. */
    public Outcome<List<Application>> list(Actor actor, ApplicationFilter filter, Page page) {
        return acts.read(
                actor,
                APPLICATIONS_READ,
                act ->
                        act.tx()
                                .applications()
                                .list(filter.of(act.whose(filter.reseller())), act.now(), page));
    }

    public Outcome<Application> update(
            Actor actor, Id<Application> id, ApplicationPatch patch, @Nullable Long expected) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var before = act.application(id);
                    OperationContext.expect(expected, before.version());
                    var after = patched(before, patch);
                    var difference =
                            Difference.between(
                                    FactsOf.application(before), FactsOf.application(after));
                    if (difference.isEmpty()) {
                        return before;
                    }
                    OperationContext.won(act.tx().applications().update(after), before.version());
                    act.tx().changed(ChangeKey.application(id));
                    act.record(
                            Entry.of(
                                    "application.update",
                                    Matter.in(before, "application", id),
                                    difference));
                    return act.application(id);
                });
    }

    private static Application patched(Application before, ApplicationPatch patch) {
        var name = patch.name();
        var company = patch.company();
        var expiry = patch.expiry();
        return new Application(
                before.id(),
                before.reseller(),
                name == null ? before.name() : TextRules.name("name", name),
                company == null ? before.company() : TextRules.name("company", company),
                expiry == null ? before.expiry() : expiry.at(),
                requireNonNullElse(patch.suspended(), before.suspended()),
                before.version());
    }

    private static Id<Reseller> owner(OperationContext act, @Nullable Id<Reseller> asked) {
        var id = asked == null ? act.actor().reseller() : asked;
        // Another reseller and an unknown one look alike.
        if (id == null
                || !act.actor().authority().covers(id)
                || act.tx().resellers().find(id).isEmpty()) {
            throw Refused.invalid("reseller", "The id of a reseller");
        }
        return id;
    }
}
