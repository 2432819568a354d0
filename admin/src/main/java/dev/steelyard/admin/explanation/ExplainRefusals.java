package dev.steelyard.admin.explanation;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.ROLES_READ;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.explanation.ExplainedRefusal;
import dev.steelyard.operations.explanation.RefusalListing;
import dev.steelyard.operations.explanation.RefusalOperations;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.schema.Listing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists refused API and OAuth requests and explains why they were refused. Staff who may see
 * clients find the refusals of those clients; a reseller's staff find those of its own applications
 * and nothing of what their users do elsewhere (rule 9); every caller finds its own. Thread-safe.
 */
public final class ExplainRefusals {
    private final OperationRunner runner;
    private final RefusalMessageWriter words;

    /**
     * @param messages the texts of the guard's error codes
     */
    public ExplainRefusals(OperationRunner runner, Function<String, Optional<String>> messages) {
        this.runner = runner;
        this.words = new RefusalMessageWriter(messages);
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        RefusalOperations.LIST,
                        call ->
                                list(
                                        call.actor(),
                                        new RefusalFilter(
                                                new Sight.All(),
                                                call.filter(RefusalOperations.CLIENT),
                                                call.filter(RefusalOperations.USER),
                                                call.filter(Filters.APPLICATION),
                                                call.filter(RefusalOperations.CODE),
                                                call.filter(Filters.SINCE)),
                                        call.page())),
                bind(
                        RefusalOperations.GET,
                        call ->
                                find(
                                        call.actor(),
                                        call.variable(RefusalOperations.REFUSALS.item()))));
    }

    /** A refusal of another principal is answered as an unknown one, at the cost of one look-up. */
    public Outcome<ExplainedRefusal> find(Actor actor, String reference) {
        return runner.read(
                actor,
                RefusalOperations.GET,
                context -> {
                    var refusal = find(context, sight(actor), reference);
                    return RefusalExplainer.of(
                            context,
                            refusal,
                            disclosure(context, refusal),
                            actor.asClient().filter(refusal.client()::equals).isPresent()
                                    ? ExplanationRecipient.PRINCIPAL
                                    : ExplanationRecipient.of(actor),
                            words);
                });
    }

    /** Finds a refusal of a client that proved its identity, for any user that it acted for. */
    public Outcome<ExplainedRefusal> find(Id<Client> client, String reference) {
        return runner.readAnonymously(
                context ->
                        RefusalExplainer.of(
                                context,
                                find(context, new Sight.OfClient(client), reference),
                                new Disclosure(true, true, false),
                                ExplanationRecipient.PRINCIPAL,
                                words));
    }

    private static StoredRefusal find(RunningOperation context, Sight sight, String reference) {
        if (!StoredRefusal.isReference(reference)) {
            throw OperationRefusal.missing();
        }
        return context.tx()
                .refusals()
                .find(reference, sight)
                .orElseThrow(OperationRefusal::missing);
    }

    /**
     * The latest first.
     *
     * @param filter its visibility is replaced by the actor's
     */
    public Outcome<RefusalListing> list(Actor actor, RefusalFilter filter, PageRequest page) {
        return runner.read(
                actor,
                RefusalOperations.LIST,
                context -> {
                    context.checkVisible(filter.application());
                    var seen = filter.seenBy(sight(actor));
                    var refusals = context.tx().refusals();
                    return new RefusalListing(
                            Listing.page(
                                    listed(context, seen, page).stream()
                                            .map(refusal -> shown(context, refusal))
                                            .toList(),
                                    page.limit(),
                                    refusal -> refusal.id().hex()),
                            refusals.notKept(seen));
                });
    }

    /**
     * A filter by user matches only refusals that show the user; otherwise it would reveal the
     * user.
     */
    private static List<StoredRefusal> listed(
            OperationContext context, RefusalFilter filter, PageRequest page) {
        var actor = context.actor();
        var user = filter.user();
        if (user != null && !actor.holds(MEMBERS_READ)) {
            return context.tx().refusals().list(filter.seenBy(own(actor)), page);
        }
        return context.tx().refusals().list(filter, page);
    }

    private static Disclosure disclosure(OperationContext context, StoredRefusal refusal) {
        return new Disclosure(
                maySeeUser(context, refusal),
                isMember(context, refusal),
                context.actor().holds(ROLES_READ));
    }

    private static StoredRefusal shown(OperationContext context, StoredRefusal refusal) {
        return maySeeUser(context, refusal) ? refusal : refusal.withoutUser();
    }

    /**
     * Whether the actor may see the user. A reseller sees no user who is no longer a member: the
     * user may be staff of the application's former reseller.
     */
    private static boolean maySeeUser(OperationContext context, StoredRefusal refusal) {
        if (refusal.user() == null || refusal.application() == null) {
            return true;
        }
        var actor = context.actor();
        return actor.holds(MEMBERS_READ) && (actor.isOperator() || isMember(context, refusal));
    }

    private static boolean isMember(OperationContext context, StoredRefusal refusal) {
        var user = refusal.user();
        var application = refusal.application();
        return user != null
                && application != null
                && context.tx().memberships().find(user, application).isPresent();
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
