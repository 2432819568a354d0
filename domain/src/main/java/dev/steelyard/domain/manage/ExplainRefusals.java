package dev.steelyard.domain.manage;

import static dev.steelyard.domain.manage.ManagementPermission.CLIENTS_READ;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.store.Page;

/**
 * Says why somebody was refused. Whoever may see clients finds the refusals of those that it sees,
 * a reseller those of its own applications and nothing of what their users do elsewhere (rule 9);
 * everybody its own. Thread-safe.
 */
public final class ExplainRefusals {
    private final Acts acts;

    ExplainRefusals(Acts acts) {
        this.acts = acts;
    }

    /** Of somebody else and unknown look alike, and cost the same look-up. */
    public Outcome<Explained> find(Actor actor, String reference) {
        return acts.read(
                actor,
                act ->
                        act.tx()
                                .refusals()
                                .find(reference, sight(actor))
                                .map(found -> Explanation.of(act.tx(), found, act.now()))
                                .orElseThrow(Refused::missing));
    }

    /** The same for a client that proved itself: of its own, whomever it acted for. */
    public Outcome<Explained> find(Id<Client> client, String reference) {
        return acts.readOutside(
                outside ->
                        outside.tx()
                                .refusals()
                                .find(reference, new Sight.OfClient(client))
                                .map(found -> Explanation.of(outside.tx(), found, outside.now()))
                                .orElseThrow(Refused::missing));
    }

    /**
     * Newest first.
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
                    return new FoundRefusals(refusals.list(seen, page), refusals.notKept(seen));
                });
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
        var who = actor.who();
        var id = who.substring(who.indexOf(':') + 1);
        return who.startsWith("user:")
                ? new Sight.OfStaff(new Id<>(id))
                : new Sight.OfClient(new Id<>(id));
    }
}
