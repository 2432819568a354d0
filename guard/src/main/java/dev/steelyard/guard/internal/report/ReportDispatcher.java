package dev.steelyard.guard.internal.report;

import dev.steelyard.guard.feed.LostReportCounts;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.feed.StateUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends a guard's status, refusals and decision counts to the authorization server at intervals,
 * and repeats reports that failed. A report whose answer is lost is sent again first, with its
 * number, by which the server recognizes it; the queues bound the backlog. Used by one thread.
 */
final class ReportDispatcher {
    private static final System.Logger LOG = System.getLogger(ReportDispatcher.class.getName());

    private static final Duration STATUS_EVERY = Duration.ofSeconds(10);
    private static final Duration USES_EVERY = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final int RETRY_DOUBLES = 3;
    private static final Duration OLDER_SERVER = Duration.ofMinutes(10);
    private static final int MOST_REFUSALS = 1_000;

    /** In bytes; a server accepts 64 KiB unless configured otherwise. */
    private static final int MOST = 48 * 1024;

    private static final int LEAST = 4 * 1024;
    private static final int LONGEST_ROW = 2 * 1024;

    /** A report's rows, and the number of decisions that its uses count. */
    private record Part(long number, List<String> refusals, List<String> uses, long decisions) {}

    private final GuardIdentity identity;
    private final RefusalBuffer refusals;
    private final UsageCounter counts;
    private final Supplier<GuardStatus> status;
    private final ReportSender sender;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;

    private final Queue<UsageCount> uses = new ArrayDeque<>();
    private @Nullable Part waiting;
    private long number;
    private int room = MOST;
    private long statusDue;
    private long usesDue;
    private long notBefore;
    private int failures;
    private final LongAdder rejectedRefusals = new LongAdder();
    private final LongAdder rejectedUses = new LongAdder();

    ReportDispatcher(
            GuardIdentity identity,
            RefusalBuffer refusals,
            UsageCounter counts,
            Supplier<GuardStatus> status,
            ReportSender sender,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.identity = identity;
        this.refusals = refusals;
        this.counts = counts;
        this.status = status;
        this.sender = sender;
        this.nanoTime = nanoTime;
        this.random = random;
        long now = nanoTime.getAsLong();
        statusDue = now;
        notBefore = now;
        usesDue = now + spread(USES_EVERY);
    }

    /** Sends all due reports, until one fails. */
    void round() {
        if (nanoTime.getAsLong() - notBefore < 0) return;
        if (nanoTime.getAsLong() - usesDue >= 0) takeUses();
        Part part = waiting == null ? next() : waiting;
        while (part != null && send(part, false)) part = next();
    }

    /** Sends the rest, once; the last report is marked as the last. */
    void finish(Duration limit) {
        long end = nanoTime.getAsLong() + limit.toNanos();
        // A server without reports needs no last one.
        if (notBefore - end > 0) return;
        if (waiting != null && !send(waiting, false)) return;
        uses.addAll(counts.take());
        boolean last = false;
        while (!last && nanoTime.getAsLong() - end < 0) {
            Part part = filled();
            last = uses.isEmpty() && refusals.isEmpty();
            if (!send(part, last)) return;
        }
    }

    private void takeUses() {
        usesDue = nanoTime.getAsLong() + spread(USES_EVERY);
        // Rows taken before go first; later counts can wait.
        if (uses.isEmpty()) uses.addAll(counts.take());
    }

    /** The next report; null: none is due. */
    private @Nullable Part next() {
        Part part = filled();
        boolean empty = part.refusals().isEmpty() && part.uses().isEmpty();
        return empty && nanoTime.getAsLong() - statusDue < 0 ? null : part;
    }

    private Part filled() {
        List<String> refused = new ArrayList<>();
        List<String> used = new ArrayList<>();
        long decisions = 0;
        int left = room - LONGEST_ROW;
        RefusedCall call;
        while (left > 0 && refused.size() < MOST_REFUSALS && (call = refusals.take()) != null) {
            String row = ReportWriter.row(call);
            if (row == null) {
                rejectedRefusals.increment();
                continue;
            }
            refused.add(row);
            left -= row.length() + 1;
        }
        UsageCount use;
        while (left > 0 && (use = uses.poll()) != null) {
            String row = ReportWriter.row(use);
            if (row == null) {
                rejectedUses.add(use.count());
                continue;
            }
            used.add(row);
            decisions += use.count();
            left -= row.length() + 1;
        }
        return new Part(0, refused, used, decisions);
    }

    /** Sends a report; true if it arrived. */
    private boolean send(Part part, boolean last) {
        Part numbered =
                part.number() == 0
                        ? new Part(++number, part.refusals(), part.uses(), part.decisions())
                        : part;
        waiting = numbered;
        int answer;
        try {
            answer = sender.send(text(numbered, last));
        } catch (StateUnavailable e) {
            return failed(String.valueOf(e.getMessage()));
        }
        return switch (answer) {
            case 200 -> came();
            case 404, 405 -> nobodyReads();
            case 400, 413 -> rejected(numbered, answer);
            default -> failed("/reports answered " + answer);
        };
    }

    private boolean came() {
        waiting = null;
        if (failures > 0) LOG.log(Level.INFO, "reports are taken again");
        failures = 0;
        statusDue = nanoTime.getAsLong() + spread(STATUS_EVERY);
        return true;
    }

    /** The server is one version older. */
    private boolean nobodyReads() {
        LOG.log(Level.DEBUG, "the authorization server takes no reports");
        notBefore = nanoTime.getAsLong() + OLDER_SERVER.toNanos() + spread(OLDER_SERVER) / 10;
        return false;
    }

    /** A repetition would fail too: the content is dropped, and counted. */
    private boolean rejected(Part part, int answer) {
        LOG.log(Level.WARNING, "a report is not taken: {0}", answer);
        rejectedRefusals.add(part.refusals().size());
        rejectedUses.add(part.decisions());
        if (answer == 413) room = Math.max(LEAST, room / 2);
        waiting = null;
        return retryLater();
    }

    private boolean failed(String why) {
        // Logged once for each outage.
        if (failures == 0) LOG.log(Level.INFO, "a report must wait: {0}", why);
        return retryLater();
    }

    private boolean retryLater() {
        long pause = FIRST_RETRY.toNanos() << Math.min(failures, RETRY_DOUBLES);
        failures++;
        notBefore = nanoTime.getAsLong() + spread(Duration.ofNanos(pause));
        return false;
    }

    private String text(Part part, boolean last) {
        Map<String, Object> guard = identity.members();
        guard.put("report", part.number());
        ReportWriter.put(guard, status.get());
        if (last) guard.put("ending", true);
        LostReportCounts lost = figures();
        return ReportWriter.report(
                guard,
                part.refusals(),
                part.uses(),
                Map.of("refusals", lost.droppedRefusals(), "uses", lost.droppedUses()));
    }

    /** The dropped content; for any thread. */
    LostReportCounts figures() {
        return new LostReportCounts(
                refusals.dropped() + rejectedRefusals.sum(), counts.dropped() + rejectedUses.sum());
    }

    /** Between four fifths and the whole, so that guards don't all report at once. */
    private long spread(Duration whole) {
        long nanos = whole.toNanos();
        return nanos - random.nextLong(nanos / 5);
    }
}
