package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Ending;
import dev.steelyard.program.apply.kind.Target;
import java.util.List;
import java.util.Map;

/** What the server has and a part of the file doesn't name. */
final class Leftovers {
    /** Beyond any order of what is made: ended is the other way round, and last. */
    private static final int LAST = 1000;

    private final Requests requests;
    private final Rehearsals rehearsals;
    private final Caller caller;
    private final boolean prune;
    private final List<Change> changes;
    private final List<String> beyond;

    Leftovers(
            Requests requests,
            Rehearsals rehearsals,
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

    /** Whether it will be gone. */
    boolean isEnded(Known other) {
        return prune && other.kind().ending() == Ending.REMOVED;
    }

    void beyond(String text) {
        beyond.add(text);
    }

    void other(Known other, Target parent, String title) {
        if (other.isOver()) {
            return;
        }
        var ending = other.kind().ending();
        if (other.target().id().equals(caller.id())) {
            beyond(title + " (that is you)");
        } else if (ending == Ending.KEPT) {
            beyond(title + " (--prune leaves it: the file has to say how it stops)");
        } else if (!prune) {
            beyond(title);
        } else if (ending == Ending.SUSPENDED) {
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
            Known other, String title, String text, List<String> details, Request request) {
        changes.add(
                new Change(
                        LAST - other.kind().order(),
                        0,
                        title,
                        List.of(Line.removed(text, details)),
                        Map.of(),
                        false,
                        List.of(request)));
    }
}
