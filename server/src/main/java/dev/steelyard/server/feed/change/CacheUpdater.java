package dev.steelyard.server.feed.change;

import dev.steelyard.domain.change.Change;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.server.chore.Chores;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.directory.GuardRevocationConverter;
import dev.steelyard.server.keys.SigningKeys;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads new changes, such as revocations, from the store's change log and applies them to this
 * node's caches. It is woken by the node's own commits and polls for those of other nodes.
 * Thread-safe.
 */
public final class CacheUpdater {
    private static final Logger LOG = LoggerFactory.getLogger(CacheUpdater.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int SLICE = 1000;

    private final ChangeLog changes;
    private final Directory directory;
    private final Revocations revocations;
    private final SigningKeys keys;
    private final RecentChanges recent = new RecentChanges();
    private final ReentrantLock draining = new ReentrantLock();

    // Written with the lock held: how many drains have begun, and whether the last one finished.
    private volatile long begun;
    private boolean ended;

    private volatile long head;
    private volatile long confirmedAt;

    /** Starts at the list's head; misses no change from then on. */
    public CacheUpdater(
            ChangeLog changes, Directory directory, Revocations revocations, SigningKeys keys) {
        this.changes = changes;
        this.directory = directory;
        this.revocations = revocations;
        this.keys = keys;
        long asked = System.nanoTime();
        this.head = changes.after(Long.MAX_VALUE, 1).head();
        reset(head);
        this.confirmedAt = asked;
    }

    /** Applies changes from now on, soon after each. */
    public void follow(Chores chores) {
        changes.onCommit(chores.every(LOOK_EVERY, "changes", this::drain)::wake);
    }

    private void reset(long head) {
        directory.reset(head);
        recent.reset(head);
    }

    /** The changes applied lately. */
    public RecentChanges recent() {
        return recent;
    }

    /** The number of the last change in the list, as this node last saw it. */
    public long head() {
        return head;
    }

    /** How long ago the database last confirmed that nothing was missed. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - confirmedAt);
    }

    /**
     * Applies all changes committed before the call. Many threads may wait here for a database that
     * doesn't answer: a drain that another thread began after this call counts, whether it succeeds
     * or fails, so that none waits for more than two.
     *
     * @throws StoreUnavailable where the database can't be asked
     */
    public void drain() {
        long begunBefore = begun;
        draining.lock();
        try {
            if (begun == begunBefore) {
                begun++;
                ended = false;
                applyAll();
                ended = true;
            } else if (!ended) {
                throw new StoreUnavailable("the list of changes could not be read", null);
            }
        } finally {
            draining.unlock();
        }
    }

    private void applyAll() {
        while (true) {
            long asked = System.nanoTime();
            var slice = changes.after(directory.applied(), SLICE);
            head = slice.head();
            if (slice.reset()) {
                reset(slice.head());
                keys.reload();
            }
            slice.changes().forEach(this::apply);
            // Last: a guard that hears of a change may ask this node about it.
            recent.tell(slice.changes());
            if (slice.changes().size() < SLICE) {
                confirmedAt = asked;
                return;
            }
        }
    }

    /** As {@link #drain}, where it is no matter if it must wait for the database to come back. */
    public void catchUp() {
        try {
            drain();
        } catch (StoreUnavailable e) {
            LOG.warn("the list of changes can't be read now", e);
        }
    }

    private void apply(Change change) {
        var revoked = change.revoked();
        if (revoked != null) {
            revocations.add(GuardRevocationConverter.of(revoked));
        }
        if (change.keys().contains(ChangeKey.KEYS)) {
            keys.reload();
        }
        // Last: new tokens and guards rely on the number that it raises.
        directory.apply(change);
    }
}
