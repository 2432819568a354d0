package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.feed.StateUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The background thread that receives changes of permissions from the event stream, or polls for
 * them while there is no stream. Only {@link #close} ends it.
 */
public final class FeedThread implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FeedThread.class.getName());

    /** A stream that ended sooner counts as none. */
    private static final Duration LASTING = Duration.ofSeconds(5);

    private final ChangeStream stream;
    private final ChangeFollower follower;
    private final Discovery discovery;
    private final Duration interval;
    private final RetryDelay pause = new RetryDelay(ThreadLocalRandom.current());
    private final Thread thread;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private volatile boolean closed;

    // Of the thread alone: whether the server has a stream, whether the thread polls instead, and
    // whether that fails too.
    private boolean offered = true;
    private boolean polling;
    private boolean failing;

    public FeedThread(
            ChangeStream stream, ChangeFollower follower, Discovery discovery, Duration interval) {
        this.stream = stream;
        this.follower = follower;
        this.discovery = discovery;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("guard-feed").unstarted(this::run);
    }

    /** Starts the thread, and waits until the first call has ended or {@code wait} has passed. */
    public void start(Duration wait) {
        thread.start();
        try {
            boolean asked = firstAttempt.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (!asked) LOG.log(Level.WARNING, "the authorization server takes its time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            boolean lasted = follow();
            Duration untilNext = lasted ? pause.afterStream() : untilNext();
            try {
                rest(untilNext, lasted);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Follows the stream; true if it lasted. */
    private boolean follow() {
        long begun = System.nanoTime();
        offered = true;
        try {
            offered = stream.follow(this::heard);
        } catch (StateUnavailable e) {
            discovery.forget();
            if (!closed && !polling) {
                LOG.log(Level.INFO, "changes are not streamed but asked for: {0}", e.getMessage());
            }
        } catch (RuntimeException | Error e) {
            // An Error that ended the thread would stop the changes for good, unnoticed.
            LOG.log(Level.ERROR, "the feed failed", e);
        }
        return stream.told() && System.nanoTime() - begun > LASTING.toNanos();
    }

    private Duration untilNext() {
        return offered ? pause.afterFailure() : pause.whereThereIsNone();
    }

    /** Waits until the next stream request; polls meanwhile if the wait is long. */
    private void rest(Duration untilNext, boolean lasted) throws InterruptedException {
        long end = System.nanoTime() + untilNext.toNanos();
        polling = !lasted;
        long left;
        do {
            if (polling) poll();
            firstAttempt.countDown();
            left = end - System.nanoTime();
            if (left > 0) Thread.sleep(Duration.ofNanos(Math.min(left, interval.toNanos())));
        } while (left > interval.toNanos() && !closed);
    }

    private void poll() {
        try {
            follower.poll();
            heard();
        } catch (StateUnavailable e) {
            if (closed) return;
            // Logged once for each outage; the guard refuses by itself when it lasts.
            if (!failing) LOG.log(Level.WARNING, "no changes told: {0}", e.getMessage());
            failing = true;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the feed failed", e);
        }
    }

    private void heard() {
        follower.heard();
        if (failing) LOG.log(Level.INFO, "the authorization server answers again");
        failing = false;
        firstAttempt.countDown();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        stream.cut();
    }
}
