package dev.steelyard.guard.feed;

import dev.steelyard.guard.state.Change;
import dev.steelyard.guard.state.ChangeKeys;
import dev.steelyard.guard.state.LiveCache;
import dev.steelyard.guard.state.Revocations;
import dev.steelyard.guard.state.StateUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for changes and applies them, one asker at a time, in the order of their numbers. Measures
 * the silence from the server's last confirmation, on a monotonic clock. Thread-safe.
 */
final class ChangeFollower {
    // 1,000 changes a page: a guard that is further behind is told to reset.
    private static final int MAXIMUM_PAGES = 1_000;

    private final ServerConnection server;
    private final Discovery discovery;
    private final List<LiveCache<?, ?>> caches;
    private final Revocations revocations;
    private final LongConsumer keysChanged;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile long polls;
    private volatile boolean started;
    private volatile long applied;
    private volatile long confirmedAt;
    private volatile @Nullable String trouble;

    ChangeFollower(
            ServerConnection server,
            Discovery discovery,
            List<LiveCache<?, ?>> caches,
            Revocations revocations,
            LongConsumer keysChanged,
            LongSupplier nanoTime) {
        this.server = server;
        this.discovery = discovery;
        this.caches = caches;
        this.revocations = revocations;
        this.keysChanged = keysChanged;
        this.nanoTime = nanoTime;
    }

    /** Applies what happened since; throws StateUnavailable if the server can't be asked. */
    void poll() {
        asking.lock();
        try {
            polls++;
            int page = 0;
            while (!page()) {
                if (++page == MAXIMUM_PAGES) throw new StateUnavailable("the changes don't end");
            }
            trouble = null;
        } catch (StateUnavailable e) {
            trouble = e.getMessage();
            discovery.forget();
            throw e;
        } finally {
            asking.unlock();
        }
    }

    /**
     * Applies at least up to that change. Many may wait here for a server that doesn't answer: a
     * poll that another began after this call counts, so that none waits for more than two.
     */
    void catchUp(long seq) {
        long begunBefore = polls;
        asking.lock();
        try {
            if (applied < seq && polls == begunBefore) poll();
            if (applied < seq) throw new StateUnavailable("the server doesn't know the change yet");
        } finally {
            asking.unlock();
        }
    }

    long applied() {
        return applied;
    }

    @Nullable String trouble() {
        return trouble;
    }

    Duration silence() {
        // Before the first answer there was nothing but silence.
        if (!started) return Duration.ofSeconds(Long.MAX_VALUE);
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - confirmedAt));
    }

    /** Asks once; whether the head is reached. */
    private boolean page() {
        URI uri = discovery.guard("/changes" + (started ? "?after=" + applied : ""));
        long asked = nanoTime.getAsLong();
        Json answer = new Json(server.get(uri));
        long head = answer.number("head");
        // A head that went back is another history: a store that was restored.
        boolean reset = !started || answer.flag("reset") || head < applied;
        if (reset) {
            caches.forEach(cache -> cache.reset(head));
            keysChanged.accept(head);
            applied = head;
        } else {
            apply(answer.objects("changes"), head);
        }
        if (applied < head) return false;
        // From before the question: the answer may have been long under way.
        confirmedAt = asked - Duration.ofMillis(answer.number("confirmed_age_ms")).toNanos();
        started = true;
        return true;
    }

    private static boolean ofSigningKeys(Change change) {
        return change.keys().stream().anyMatch(key -> ChangeKeys.kind(key).equals("key"));
    }

    private void apply(List<Json> changes, long head) {
        long last = applied;
        for (Json json : changes) {
            Change change = StateReader.change(json);
            if (change.seq() <= last) throw Json.unexpected("seq");
            last = change.seq();
            if (change.revoked() != null) revocations.add(change.revoked());
            for (LiveCache<?, ?> cache : caches) cache.changed(change.seq(), change.keys());
            if (ofSigningKeys(change)) keysChanged.accept(change.seq());
            applied = change.seq();
        }
        // Numbers may be missing (of other APIs): with no more to tell, the head is reached.
        if (changes.isEmpty()) {
            for (LiveCache<?, ?> cache : caches) cache.changed(head, List.of());
            applied = head;
        }
    }
}
