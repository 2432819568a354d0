package dev.steelyard.e2e.step;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the end-to-end steps, and prints for each whether it passed. Used by one thread. */
public final class Steps {
    /** Then it never comes: how soon a change bites is printed, and up to the machine. */
    private static final Duration NEVER = Duration.ofSeconds(60);

    private static final long PAUSE_MILLIS = 25;

    private final PrintStream out;
    private int done;
    private int failed;

    public Steps(PrintStream out) {
        this.out = out;
    }

    /** Ends a theme: a step failed whose value the others need. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super(cause);
        }
    }

    /** Does the steps of one theme; where one breaks, the themes after it are done all the same. */
    public void theme(String name, Runnable steps) {
        part(
                name,
                () -> {
                    steps.run();
                    return name;
                });
    }

    /** Does the steps of a theme that the others need something of; empty: it broke. */
    public <T> Optional<T> part(String name, Supplier<T> steps) {
        out.println();
        out.println(name);
        try {
            return Optional.of(steps.get());
        } catch (Broken e) {
            out.println("          the rest of this part needs what failed");
            return Optional.empty();
        }
    }

    /**
     * Does a step.
     *
     * @param step answers what was seen, or throws {@link Mismatch}
     */
    public void see(String what, Supplier<String> step) {
        try {
            passed(what, step.get());
        } catch (RuntimeException e) {
            failed(what, e);
        }
    }

    /** Does a step without whose value there is no going on in this theme. */
    public <T> T have(String what, Supplier<StepResult<T>> step) {
        try {
            var seen = step.get();
            passed(what, seen.text());
            return seen.value();
        } catch (RuntimeException e) {
            failed(what, e);
            throw new Broken(e);
        }
    }

    /**
     * Does a step again and again until it passes, a minute at most, and prints how long it took.
     */
    public void soon(String what, Supplier<String> step) {
        within(NEVER, what, step);
    }

    /** As {@link #soon}; fails where it took longer than {@code limit}. */
    public void within(Duration limit, String what, Supplier<String> step) {
        long start = System.nanoTime();
        while (true) {
            try {
                var seen = step.get();
                passed(what, seen + ", after " + millis(start) + " ms");
                return;
            } catch (Mismatch e) {
                if (millis(start) > limit.toMillis()) {
                    failed(what, e);
                    return;
                }
                pause(PAUSE_MILLIS);
            } catch (RuntimeException e) {
                failed(what, e);
                return;
            }
        }
    }

    /** The last line. */
    public void summarise() {
        out.println();
        out.printf("%d steps, %d failed%n", done, failed);
    }

    public int failures() {
        return failed;
    }

    public int count() {
        return done;
    }

    /** Waits for what nothing but time brings. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void passed(String what, String seen) {
        done++;
        out.printf("ok   %3d  %s → %s%n", done, what, seen);
    }

    private void failed(String what, RuntimeException why) {
        done++;
        failed++;
        var text = why instanceof Mismatch ? why.getMessage() : why.toString();
        // A line a step; what else there is to say stands in the logs.
        text = text == null ? "" : text.lines().findFirst().orElse("");
        out.printf("FAIL %3d  %s → %s%n", done, what, text);
    }
}
