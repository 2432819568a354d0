package dev.steelyard.admin.resource;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.GuardFilter;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guards that report: for the operator, whose APIs they stand before. Thread-safe. */
public final class ReadGuards {
    private final OperationRunner acts;

    public ReadGuards(OperationRunner acts) {
        this.acts = acts;
    }

    /**
     * Those that reported within a day and have not ended.
     *
     * @param resourceServer null: of each
     * @param connected whether they report and hear of changes now; null: whichever
     * @param behind whether changes were missing when they last reported; null: whichever
     */
    public Outcome<List<ConnectedGuard>> list(
            Actor actor,
            @Nullable Id<ResourceServer> resourceServer,
            @Nullable Boolean connected,
            @Nullable Boolean behind,
            Page page) {
        return acts.read(
                actor,
                PLATFORM_READ,
                act -> {
                    if (!actor.isOperator()) {
                        throw Refused.forbidden(
                                RefusalCode.OPERATOR_ONLY, "Only the operator sees the guards");
                    }
                    var filter = new GuardFilter(resourceServer, connected, behind, act.now());
                    return act.tx().guards().list(filter, page);
                });
    }
}
