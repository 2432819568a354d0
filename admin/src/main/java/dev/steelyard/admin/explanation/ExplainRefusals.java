package dev.steelyard.admin.explanation;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.ROLES_READ;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.KeptRefusal;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.Page;
import java.util.List;

/**
 * Explains refusals. Staff who may see clients find the refusals of those clients; a reseller's
 * staff find those of its own applications and nothing of what their users do elsewhere (rule 9);
 * every caller finds its own. Thread-safe.
 */
public final class ExplainRefusals {
    private final OperationRunner acts;

    public ExplainRefusals(OperationRunner acts) {
        this.acts = acts;
    }

    /** Of somebody else and unknown look alike, and cost the same look-up. */
    public Outcome<ExplainedRefusal> find(Actor actor, String reference) {
        return acts.read(actor, act -> shown(act, find(act, sight(actor), reference)));
    }

    /** The same for a client that proved itself: of its own, whomever it acted for. */
    public Outcome<ExplainedRefusal> find(Id<Client> client, String reference) {
        return acts.readOutside(
                work -> find(work, new Sight.OfClient(client), reference).withoutRoles());
    }

    private static ExplainedRefusal find(RunningOperation work, Sight sight, String reference) {
        if (!KeptRefusal.isReference(reference)) {
            throw Refused.missing();
        }
        return work.tx()
                .refusals()
                .find(reference, sight)
                .map(found -> RefusalExplainer.of(work.tx(), found, work.now()))
                .orElseThrow(Refused::missing);
    }

    /**
     * Those kept last first.
     *
     * @param filter its sight is that of the actor, whatever it says
     */
    public Outcome<FoundRefusals> list(Actor actor, RefusalFilter filter, Page page) {
        return acts.read(
                actor,
                act -> {
                    act.checkVisible(filter.application());
                    var seen = filter.seenBy(sight(actor));
                    var refusals = act.tx().refusals();
                    return new FoundRefusals(
                            listed(act, seen, page).stream()
                                    .map(refusal -> shown(act, refusal))
                                    .toList(),
                            refusals.notKept(seen));
                });
    }

    /** By its user only what may be shown with it: else the filter would tell who that is. */
    private static List<KeptRefusal> listed(OperationContext act, RefusalFilter filter, Page page) {
        var actor = act.actor();
        var user = filter.user();
        if (user != null && !actor.holds(MEMBERS_READ)) {
            return act.tx().refusals().list(filter.seenBy(own(actor)), page);
        }
        return act.tx().refusals().list(filter, page);
    }

    private static ExplainedRefusal shown(OperationContext act, ExplainedRefusal explained) {
        var refusal = explained.refusal();
        var shown =
                maySeeUser(act, refusal)
                        ? explained
                        : explained.withoutUser(isMember(act, refusal));
        return act.actor().holds(ROLES_READ) ? shown : shown.withoutRoles();
    }

    private static KeptRefusal shown(OperationContext act, KeptRefusal refusal) {
        return maySeeUser(act, refusal) ? refusal : refusal.withoutUser();
    }

    /**
     * Of whoever is no member any more a reseller learns nothing: it may be one of the staff of
     * another, whose application it was before.
     */
    private static boolean maySeeUser(OperationContext act, KeptRefusal refusal) {
        if (refusal.user() == null || refusal.application() == null) {
            return true;
        }
        var actor = act.actor();
        return actor.holds(MEMBERS_READ) && (actor.isOperator() || isMember(act, refusal));
    }

    private static boolean isMember(OperationContext act, KeptRefusal refusal) {
        var user = refusal.user();
        var application = refusal.application();
        return user != null
                && application != null
                && act.tx().memberships().find(user, application).isPresent();
    }

    private static Sight sight(Actor actor) {
        var all = actor.holds(CLIENTS_READ);
        return switch (actor.authority()) {
            case Authority.Operator _ -> all ? new Sight.All() : own(actor);
            case Authority.OfReseller(var reseller) ->
                    all ? new Sight.OfReseller(reseller, own(actor)) : own(actor);
        };
    }

    private static Sight own(Actor actor) {
        return actor.asClient()
                .<Sight>map(Sight.OfClient::new)
                .orElseGet(() -> new Sight.OfStaff(actor.asUser().orElseThrow()));
    }
}
