package dev.steelyard.server.chore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts the background tasks of a server node, and stops them together. Thread-safe. */
public final class Chores implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<Chore> all = new CopyOnWriteArrayList<>();
    private final Duration grace;

    public Chores() {
        this(GRACE);
    }

    /**
     * @param grace how long the end waits for turns in progress
     */
    Chores(Duration grace) {
        this.grace = grace;
    }

    /**
     * Runs {@code work} for the first time after {@code pause}, then again that long after the end
     * of each turn. An exception is logged and prevents no later turn.
     *
     * @param name for the log and the thread: {@code expired-rows}
     */
    public Chore every(Duration pause, String name, Runnable work) {
        var chore = new Chore(pause, name, work).begun();
        all.add(chore);
        return chore;
    }

    /** The figures of each chore, in the order in which they were begun. */
    public List<ChoreFigures> figures() {
        return all.stream().map(Chore::figures).toList();
    }

    /** Waits for turns in progress, and interrupts those that take longer than 5 seconds. */
    @Override
    public void close() {
        all.forEach(Chore::end);
        try {
            if (!joined()) {
                all.forEach(Chore::interrupt);
                joined();
            }
        } catch (InterruptedException _) {
            all.forEach(Chore::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private boolean joined() throws InterruptedException {
        long until = System.nanoTime() + grace.toNanos();
        boolean joined = true;
        for (var chore : all) {
            joined &= chore.joined(Duration.ofNanos(until - System.nanoTime()));
        }
        return joined;
    }
}
