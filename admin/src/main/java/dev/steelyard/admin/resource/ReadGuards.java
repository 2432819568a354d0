package dev.steelyard.admin.resource;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.ConnectedGuardFilter;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.resource.GuardOperations;
import dev.steelyard.operations.resource.GuardView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the guards of APIs for the operator, with the state that each guard last reported.
 * Thread-safe.
 */
public final class ReadGuards {
    private final OperationRunner runner;

    public ReadGuards(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        GuardOperations.LIST,
                        call ->
                                list(
                                                call.actor(),
                                                call.filter(Filters.RESOURCE_SERVER),
                                                call.filter(GuardOperations.IS_CONNECTED),
                                                call.filter(GuardOperations.IS_BEHIND),
                                                call.page())
                                        .map(
                                                found ->
                                                        call.paged(
                                                                found,
                                                                view -> view.guard().id()))));
    }

    /**
     * Guards that reported within a day and have not shut down.
     *
     * @param resourceServer null: any
     * @param connected whether they report and receive changes now; null: either
     * @param behind whether changes were missing in the last report; null: either
     */
    public Outcome<List<GuardView>> list(
            Actor actor,
            @Nullable Id<ResourceServer> resourceServer,
            @Nullable Boolean connected,
            @Nullable Boolean behind,
            PageRequest page) {
        return runner.read(
                actor,
                GuardOperations.LIST,
                context -> {
                    if (!actor.isOperator()) {
                        throw OperationRefusal.forbidden(
                                RefusalCode.OPERATOR_ONLY, "Only the operator sees the guards");
                    }
                    var now = context.now();
                    return context
                            .tx()
                            .guards()
                            .list(
                                    new ConnectedGuardFilter(
                                            resourceServer, connected, behind, now),
                                    page)
                            .stream()
                            .map(guard -> new GuardView(guard, guard.connected(now)))
                            .toList();
                });
    }
}
