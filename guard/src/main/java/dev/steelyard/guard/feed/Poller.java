package dev.steelyard.guard.feed;

import dev.steelyard.guard.state.StateUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that follows the changes. It ends with {@link #close} and with nothing else. */
final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());

    private final ChangeFollower follower;
    private final Duration interval;
    private final Thread thread;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private volatile boolean closed;
    private boolean failing;

    Poller(ChangeFollower follower, Duration interval) {
        this.follower = follower;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("guard-feed").unstarted(this::run);
    }

    /** Starts it, and waits until the server was asked once or that time has passed. */
    void start(Duration wait) {
        thread.start();
        try {
            boolean asked = firstAttempt.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (!asked) LOG.log(Level.WARNING, "the authorization server takes its time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            pollOnce();
            firstAttempt.countDown();
            try {
                Thread.sleep(interval);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pollOnce() {
        try {
            follower.poll();
            if (failing) LOG.log(Level.INFO, "the authorization server answers again");
            failing = false;
        } catch (StateUnavailable e) {
            if (closed) return;
            // Said once for each outage; the guard refuses by itself when it lasts.
            if (!failing) LOG.log(Level.WARNING, "no changes told: {0}", e.getMessage());
            failing = true;
        } catch (RuntimeException | Error e) {
            // An Error that ended the thread would stop the news for good, and nobody would see.
            LOG.log(Level.ERROR, "the feed failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
