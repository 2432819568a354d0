package dev.steelyard.guard.internal.report;

import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.LostReportCounts;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.feed.ReportSettings;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports the guard's decisions to the authorization server in batches, from a background thread.
 * The backlog is bounded; dropped reports are counted. Thread-safe.
 */
public final class Reporter implements DecisionObserver, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Reporter.class.getName());

    private static final int MOST_REFUSALS = 1_000;
    private static final int MOST_REFUSALS_OF_ONE = 20;
    private static final int MOST_USES = 10_000;
    private static final Duration LAST_REPORTS = Duration.ofSeconds(2);

    private final RefusalBuffer refusals;
    private final UsageCounter uses = new UsageCounter(MOST_USES);
    private final ReportDispatcher outbox;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("guard-reports").unstarted(this::run);

    /**
     * A reporter that sends nothing until it is started.
     *
     * @param status supplies the guard's current status
     */
    public Reporter(
            ReportSettings settings,
            Supplier<GuardStatus> status,
            ReportSender sender,
            InstantSource clock,
            LongSupplier nanoTime) {
        refusals = new RefusalBuffer(MOST_REFUSALS, MOST_REFUSALS_OF_ONE, nanoTime);
        outbox =
                new ReportDispatcher(
                        GuardIdentity.of(settings, clock.instant()),
                        refusals,
                        uses,
                        status,
                        sender,
                        nanoTime,
                        new SplittableRandom());
    }

    /** Starts the sending thread. */
    public void start() {
        thread.start();
    }

    @Override
    public void allowed(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at) {
        uses.allowed(principal, operation, permission, at);
    }

    /** Refusals of unknown callers are not reported: no caller could look them up. */
    @Override
    public void refused(RefusedCall call) {
        PrincipalRef principal = call.principal();
        if (principal == null) return;
        uses.refused(call, principal);
        refusals.add(call, principal);
    }

    private void run() {
        try {
            long pause = 0;
            while (!closing.await(pause, TimeUnit.MILLISECONDS)) {
                attempt(outbox::round);
                // Refusals must be available within two seconds.
                pause = ThreadLocalRandom.current().nextLong(1_000, 1_900);
            }
            attempt(() -> outbox.finish(LAST_REPORTS));
        } catch (InterruptedException e) {
            // No caller waits for the last reports any more.
        }
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "reporting failed", e);
        }
    }

    /** The numbers of dropped reports. */
    public LostReportCounts figures() {
        return outbox.figures();
    }

    /** Sends pending reports, for two seconds at most. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive()) thread.join(LAST_REPORTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
