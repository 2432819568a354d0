package dev.steelyard.guard;

import dev.steelyard.guard.internal.feed.EventReader.Event;
import java.util.ArrayList;
import java.util.List;

/** A stream between a simulated node and the guard, with all that is under way on it. */
final class SimulatedStream {
    private static final int SLICE = 3;

    /** A node: what it has applied, and when the database was asked last. */
    static final class Node {
        long applied;
        long confirmedAt;

        /** Looks at the list of changes. */
        void look(Truth truth, long now) {
            applied = truth.head();
            confirmedAt = now;
        }
    }

    private final Truth truth;
    private final Node node;
    final long asked;
    private final long begun;
    private long at;

    /** What is under way, the first to arrive first. */
    final List<Event> underWay = new ArrayList<>();

    /** All that was ever written. */
    final List<Event> written = new ArrayList<>();

    /**
     * @param after where the guard stands; negative: it begins
     */
    SimulatedStream(Truth truth, Node node, long after, long asked, long now) {
        this.truth = truth;
        this.node = node;
        this.asked = asked;
        this.begun = now;
        if (after > node.applied) node.look(truth, now);
        at = after < 0 ? node.applied : after;
        if (after < 0 || after > node.applied) reset(now);
    }

    /** Its node looks at the list of changes. */
    void look(long now) {
        node.look(truth, now);
    }

    /** Writes all that the node has, or a heartbeat. */
    void write(long now) {
        do {
            String changes = truth.changes(at, node.applied, SLICE);
            if (changes == null) {
                reset(now);
                return;
            }
            String name = changes.isEmpty() ? "heartbeat" : "changes";
            long end = changes.isEmpty() ? at : Math.min(at + SLICE, node.applied);
            event(name, end, Math.max(node.applied, end), false, changes, now);
            at = end;
        } while (at < node.applied);
    }

    private void reset(long now) {
        event("reset", node.applied, node.applied, true, "", now);
        at = node.applied;
    }

    private void event(String name, long id, long head, boolean reset, String changes, long now) {
        long elapsed = (now - begun) / 1_000_000;
        long age = (now - node.confirmedAt) / 1_000_000 + 1;
        Event event =
                new Event(
                        name,
                        String.valueOf(id),
                        """
                        {"after":%d,"head":%d,"elapsed_ms":%d,"confirmed_age_ms":%d,"reset":%b,"changes":[%s]}"""
                                .formatted(at, head, elapsed, age, reset, changes));
        underWay.add(event);
        written.add(event);
    }
}
