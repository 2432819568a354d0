package dev.steelyard.server.feed.change;

import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.server.feed.change.RecentChanges.Head;
import dev.steelyard.server.feed.change.RecentChanges.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends new changes to the stream of one API guard, from the last sequence number that the guard
 * has seen. Used by one thread, which waits as long as the guard takes to read.
 */
final class ChangeStreamWriter {
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int SLICE = 1000;

    private final ChangeLog log;
    private final CacheUpdater pump;
    private final RecentChanges recent;
    private final EventWriter events;

    private long at;
    private long history;

    ChangeStreamWriter(ChangeLog log, CacheUpdater pump, EventWriter events) {
        this.log = log;
        this.pump = pump;
        this.recent = pump.recent();
        this.events = events;
    }

    /**
     * @param after the last change that the guard has applied; empty: it has none
     */
    void begin(Optional<Long> after) throws IOException {
        var silence = pump.silence();
        var head = recent.head();
        history = head.history();
        at = after.orElse(head.head());
        if (after.isEmpty() || at > head.head()) {
            reset(head, silence);
        }
    }

    /** Writes all changes that follow; a heartbeat, if there are none. */
    void tellNews() throws IOException {
        boolean more = true;
        while (more) {
            // Read before the head: the list has all that was committed up to then.
            var silence = pump.silence();
            var head = recent.head();
            var changes = head.history() == history ? following(head) : null;
            if (changes == null) {
                reset(head, silence);
                return;
            }
            long last = changes.isEmpty() ? at : changes.getLast().seq();
            // Changes from the log may be ahead of those that this node has applied.
            events.changes(at, Math.max(head.head(), last), silence, changes);
            at = last;
            more = !changes.isEmpty() && last < head.head();
        }
    }

    /** Waits for changes, but no longer than the interval of heartbeats. */
    void await() throws InterruptedException {
        recent.await(new Head(at, history, false), HEARTBEAT.toNanos());
    }

    private void reset(Head head, Duration silence) throws IOException {
        events.reset(at, head.head(), silence);
        at = head.head();
        history = head.history();
    }

    /** The next changes; null: there are too many, or they are gone. */
    private @Nullable List<Told> following(Head head) {
        if (head.head() - at > RecentChanges.KEPT) {
            return null;
        }
        var kept = recent.after(at, SLICE);
        if (kept != null) {
            return kept;
        }
        var slice = log.after(at, SLICE);
        return slice.reset() ? null : slice.changes().stream().map(Told::of).toList();
    }
}
