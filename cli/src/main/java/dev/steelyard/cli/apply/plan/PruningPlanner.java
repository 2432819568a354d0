package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.apply.kind.PruneAction;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.state.Caller;
import dev.steelyard.cli.apply.state.ExistingResource;
import java.util.List;
import java.util.Map;

/**
 * Plans the removal or suspension of resources that the file for {@code steelyard apply --prune}
 * doesn't name. Resources that stay, as all do without {@code --prune}, are only listed.
 */
final class PruningPlanner {
    /** Above any order of creation: removals come last, in reverse order. */
    private static final int LAST = 1000;

    private final ChangeRequestBuilder requests;
    private final DryRunPreview rehearsals;
    private final Caller caller;
    private final boolean prune;
    private final List<Change> changes;
    private final List<String> beyond;

    PruningPlanner(
            ChangeRequestBuilder requests,
            DryRunPreview rehearsals,
            Caller caller,
            boolean prune,
            List<Change> changes,
            List<String> beyond) {
        this.requests = requests;
        this.rehearsals = rehearsals;
        this.caller = caller;
        this.prune = prune;
        this.changes = changes;
        this.beyond = beyond;
    }

    boolean prunes() {
        return prune;
    }

    /** Whether the plan removes {@code other}. */
    boolean isEnded(ExistingResource other) {
        return prune && other.kind().ending() == PruneAction.REMOVED;
    }

    void beyond(String text) {
        beyond.add(text);
    }

    void other(ExistingResource other, ResourceRef parent, String title) {
        if (other.isOver()) {
            return;
        }
        var ending = other.kind().ending();
        if (other.target().id().equals(caller.id())) {
            beyond(title + " (that is you)");
        } else if (ending == PruneAction.KEPT) {
            beyond(title + " (--prune leaves it: describe in the file how to stop it)");
        } else if (!prune) {
            beyond(title);
        } else if (ending == PruneAction.SUSPENDED) {
            end(
                    other,
                    title,
                    title + " (is suspended: clients are never deleted)",
                    List.of(),
                    requests.suspending(other, parent));
        } else {
            end(
                    other,
                    title,
                    title,
                    rehearsals.ofEnding(other, parent),
                    requests.removing(other, parent));
        }
    }

    private void end(
            ExistingResource other,
            String title,
            String text,
            List<String> details,
            ChangeRequest request) {
        changes.add(
                new Change(
                        LAST - other.kind().order(),
                        0,
                        title,
                        List.of(PlanLine.removed(text, details)),
                        Map.of(),
                        false,
                        List.of(request)));
    }
}
