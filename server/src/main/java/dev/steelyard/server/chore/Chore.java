package dev.steelyard.server.chore;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A background task that a server node repeats on a thread of its own. Thread-safe. */
public final class Chore {
    private static final Logger LOG = LoggerFactory.getLogger(Chore.class);

    private final String name;
    private final long pause;
    private final Runnable work;
    private final Thread thread;
    private volatile boolean ended;
    private @Nullable Class<?> failing;
    private final LongAdder failures = new LongAdder();
    private volatile long succeeded = System.nanoTime();

    Chore(Duration pause, String name, Runnable work) {
        this.name = name;
        this.pause = TimeUnit.NANOSECONDS.convert(pause);
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    Chore begun() {
        thread.start();
        return this;
    }

    /** Makes the next turn begin now, or as soon as the present one has ended. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** The figures up to now. */
    public ChoreFigures figures() {
        var since = Duration.ofNanos(System.nanoTime() - succeeded);
        return new ChoreFigures(name, since, failures.sum());
    }

    void end() {
        ended = true;
        wake();
    }

    boolean joined(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    void interrupt() {
        thread.interrupt();
    }

    private void run() {
        while (true) {
            LockSupport.parkNanos(this, pause);
            if (ended) {
                return;
            }
            turn();
        }
    }

    /** Any exception is caught, so that the next turn comes: a dead thread would go unnoticed. */
    private void turn() {
        try {
            work.run();
            if (failing != null) {
                LOG.info("{} succeeds again", name);
            }
            failing = null;
            succeeded = System.nanoTime();
        } catch (Throwable e) {
            // An interrupted thread would never park again.
            Thread.interrupted();
            failures.increment();
            told(e);
        }
    }

    /** Logs each kind of failure once: there may be a turn a second, and an outage takes hours. */
    private void told(Throwable e) {
        if (ended || e.getClass() == failing) {
            return;
        }
        failing = e.getClass();
        try {
            if (e instanceof Error) {
                LOG.error("{} failed and will be tried again", name, e);
            } else {
                LOG.warn("{} failed and will be tried again at its next turn", name, e);
            }
        } catch (Throwable _) {
            // Logging may fail for want of memory; the work still goes on.
        }
    }
}
