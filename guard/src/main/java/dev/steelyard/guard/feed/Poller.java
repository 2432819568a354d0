package dev.steelyard.guard.feed;

import dev.steelyard.guard.state.StateUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** The thread that follows the changes. It ends with {@link #close} and with nothing else. */
final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());

    private final ChangeFollower follower;
    private final Duration interval;
    private final Thread thread;
    private boolean failing;

    Poller(ChangeFollower follower, Duration interval) {
        this.follower = follower;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("guard-feed").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            pollOnce();
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
            // Said once for each outage; the guard refuses by itself when it lasts.
            if (!failing) LOG.log(Level.WARNING, "no changes from the authorization server", e);
            failing = true;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the feed failed", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
