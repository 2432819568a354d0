package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.state.ChangeApplier;
import dev.steelyard.guard.internal.state.ChangePage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls the authorization server for changes of permissions and applies them to the guard's caches.
 * Thread-safe.
 */
public final class ChangeFollower {
    // 1,000 changes a page: a guard that is further behind is told to reset.
    private static final int MAXIMUM_PAGES = 1_000;

    // An answer may not join if the stream has moved on meanwhile, but not repeatedly.
    private static final int MAXIMUM_IN_VAIN = 3;

    private final ServerConnection server;
    private final Discovery discovery;
    private final ChangeApplier changes;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long polls;
    private volatile @Nullable String trouble;

    public ChangeFollower(
            ServerConnection server,
            Discovery discovery,
            ChangeApplier changes,
            LongSupplier nanoTime) {
        this.server = server;
        this.discovery = discovery;
        this.changes = changes;
        this.nanoTime = nanoTime;
    }

    /**
     * Applies the changes since the last one; throws StateUnavailable if the server gives no
     * answer.
     */
    public void poll() {
        asking.lock();
        try {
            polls++;
            readToTheHead();
            trouble = null;
        } catch (StateUnavailable e) {
            trouble = e.getMessage();
            discovery.forget();
            throw e;
        } finally {
            asking.unlock();
        }
    }

    private void readToTheHead() {
        int inVain = 0;
        for (int page = 0; page < MAXIMUM_PAGES; page++) {
            long before = changes.applied();
            if (page()) return;
            inVain = changes.applied() > before ? 0 : inVain + 1;
            if (inVain == MAXIMUM_IN_VAIN) {
                throw new StateUnavailable("the changes that the server tells can't be applied");
            }
        }
        throw new StateUnavailable("the changes don't end");
    }

    /**
     * Applies changes at least up to {@code seq}. Many callers may wait here for a server that
     * doesn't answer: a poll that another began after this call counts, so that none waits for more
     * than two.
     */
    public void catchUp(long seq) {
        long begunBefore = polls;
        asking.lock();
        try {
            if (changes.applied() < seq && polls == begunBefore) poll();
            if (changes.applied() < seq) {
                throw new StateUnavailable("the server doesn't know the change yet");
            }
        } finally {
            asking.unlock();
        }
    }

    /** The failure of the last poll; null: it succeeded, or the stream has sent an event since. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Records that the stream sent an event. */
    void heard() {
        trouble = null;
    }

    /** The number of polls. */
    public long polls() {
        return polls;
    }

    /** Polls once; true if the head is reached. */
    private boolean page() {
        OptionalLong place = changes.place();
        String query = place.isPresent() ? "?after=" + place.getAsLong() : "";
        URI uri = discovery.guard("/changes" + query);
        long asked = nanoTime.getAsLong();
        return apply(new JsonMemberReader(server.get(uri)), place, asked);
    }

    /**
     * Applies an answer.
     *
     * @param place the change from which the poll continued
     * @param asked the time of the request
     * @return whether the head is reached
     */
    public boolean apply(JsonMemberReader answer, OptionalLong place, long asked) {
        ChangePage slice = StateReader.slice(answer, place.orElse(0));
        // A head that went back means another history: a restored store.
        if (place.isPresent() && slice.head() < place.getAsLong()) {
            slice = new ChangePage(place.getAsLong(), slice.head(), true, List.of());
        }
        // Measured from the request: the answer may have been under way for long.
        long confirmed = asked - Duration.ofMillis(answer.number("confirmed_age_ms")).toNanos();
        // An answer that doesn't join, because the stream has moved on, is requested again.
        return changes.apply(slice, confirmed) && changes.applied() >= slice.head();
    }
}
