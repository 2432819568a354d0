package dev.steelyard.admin.tenant;

import static dev.steelyard.domain.permission.ManagementPermission.RESELLERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.RESELLERS_WRITE;
import static java.util.Objects.requireNonNullElse;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.reseller.Standing;
import dev.steelyard.domain.search.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resellers: the operator's matter. Thread-safe. */
public final class ManageResellers {
    private final OperationRunner acts;

    public ManageResellers(OperationRunner acts) {
        this.acts = acts;
    }

    /**
     * @param ceiling null: every permission that is not special
     */
    public Outcome<Reseller> create(Actor actor, String name, @Nullable Set<String> ceiling) {
        return acts.write(
                actor,
                RESELLERS_WRITE,
                act -> {
                    var reseller =
                            new Reseller(
                                    act.ids().next(),
                                    TextRules.name("name", name),
                                    Standing.ACTIVE,
                                    1);
                    var most = ceiling == null ? ordinary(act) : ceiling;
                    RoleRules.checkExist(act, "ceiling", most);
                    act.tx().resellers().insert(reseller);
                    act.tx().ceilings().set(reseller.id(), new Ceiling(most, 0));
                    act.tx()
                            .changed(
                                    ChangeKey.reseller(reseller.id()),
                                    ChangeKey.ceiling(reseller.id()));
                    act.record(
                            Entry.made(
                                    "reseller.create",
                                    matter(reseller),
                                    FactsOf.reseller(reseller).overlaidBy(FactsOf.ceiling(most))));
                    return reseller;
                });
    }

    public Outcome<Reseller> get(Actor actor, Id<Reseller> id) {
        return acts.read(actor, RESELLERS_READ, act -> act.reseller(id));
    }

    public Outcome<List<Reseller>> list(Actor actor, ResellerFilter filter, Page page) {
        return acts.read(actor, RESELLERS_READ, act -> act.tx().resellers().list(filter, page));
    }

    public Outcome<Reseller> update(
            Actor actor, Id<Reseller> id, ResellerPatch patch, @Nullable Long expected) {
        return acts.write(
                actor,
                RESELLERS_WRITE,
                act -> {
                    var before = act.reseller(id);
                    OperationContext.expect(expected, before.version());
                    var name = patch.name();
                    var after =
                            new Reseller(
                                    id,
                                    name == null ? before.name() : TextRules.name("name", name),
                                    requireNonNullElse(patch.standing(), before.standing()),
                                    before.version());
                    var difference =
                            Difference.between(FactsOf.reseller(before), FactsOf.reseller(after));
                    if (difference.isEmpty()) {
                        return before;
                    }
                    OperationContext.won(act.tx().resellers().update(after), before.version());
                    act.tx().changed(ChangeKey.reseller(id));
                    act.record(Entry.of("reseller.update", matter(after), difference));
                    return act.reseller(id);
                });
    }

    private static Matter matter(Reseller reseller) {
        return Matter.of(reseller.id(), "reseller", reseller.id());
    }

    private static Set<String> ordinary(OperationContext act) {
        return act.tx().permissions().list().stream()
                .filter(permission -> !permission.special())
                .map(Permission::name)
                .collect(Collectors.toSet());
    }
}
