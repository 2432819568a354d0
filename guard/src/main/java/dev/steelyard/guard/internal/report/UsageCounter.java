package dev.steelyard.guard.internal.report;

import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the guard's decisions by principal, operation and outcome until the next report.
 * Thread-safe; {@link #take} is for one thread. The rows are bounded: decisions beyond them are
 * dropped and counted.
 */
final class UsageCounter {
    private record Kind(
            @Nullable Operation operation, @Nullable String permission, @Nullable ErrorCode code) {}

    /** The counts of one kind, by principal. */
    private static final class Rows {
        final Kind kind;
        final ConcurrentHashMap<PrincipalRef, Count> byPrincipal = new ConcurrentHashMap<>();

        Rows(Kind kind) {
            this.kind = kind;
        }
    }

    private final int most;
    private final AtomicInteger rows = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final ConcurrentHashMap<Kind, Rows> kinds = new ConcurrentHashMap<>();

    // Allowed decisions are looked up by the operation's identity: hashing its content takes longer
    // than all the rest. Replaced as a whole, under the lock of `kinds`.
    private volatile Map<Operation, Rows> allowed = new IdentityHashMap<>();

    UsageCounter(int most) {
        this.most = most;
    }

    /** Counts an allowed decision. */
    void allowed(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at) {
        Rows known = operation == null ? null : allowed.get(operation);
        Count count = known == null ? null : known.byPrincipal.get(principal);
        if (count == null || !count.add(at.toEpochMilli())) {
            count(principal, new Kind(operation, permission, null), at);
        }
    }

    /** Counts a refused decision. */
    void refused(RefusedCall call, PrincipalRef principal) {
        count(principal, new Kind(call.operation(), call.permission(), call.code()), call.at());
    }

    /** The decisions dropped since the start. */
    long dropped() {
        return dropped.sum();
    }

    /** The number of kinds of decisions. */
    int kinds() {
        return kinds.size();
    }

    private void count(PrincipalRef principal, Kind kind, Instant at) {
        while (true) {
            Rows known = kinds.get(kind);
            Count count = known == null ? null : known.byPrincipal.get(principal);
            if (count == null) count = add(principal, kind);
            if (count == null) {
                dropped.increment();
                return;
            }
            if (count.add(at.toEpochMilli())) return;
            // the count has ended and is about to be removed
            Thread.onSpinWait();
        }
    }

    private @Nullable Count add(PrincipalRef principal, Kind kind) {
        if (rows.get() >= most) return null;
        synchronized (kinds) {
            if (rows.get() >= most) return null;
            Rows found = kinds.computeIfAbsent(kind, Rows::new);
            Operation operation = kind.operation();
            if (operation != null && kind.code() == null && !allowed.containsKey(operation)) {
                Map<Operation, Rows> more = new IdentityHashMap<>(allowed);
                more.put(operation, found);
                allowed = more;
            }
            return found.byPrincipal.computeIfAbsent(
                    principal,
                    absent -> {
                        rows.incrementAndGet();
                        return new Count();
                    });
        }
    }

    /** The counts since the last call. Removes rows without decisions. */
    List<UsageCount> take() {
        List<UsageCount> taken = new ArrayList<>();
        for (Rows found : kinds.values()) {
            found.byPrincipal.forEach(
                    (principal, count) -> {
                        UsageCount use = count.take(principal, found.kind);
                        if (use != null) {
                            taken.add(use);
                        } else if (count.end()) {
                            found.byPrincipal.remove(principal, count);
                            rows.decrementAndGet();
                        }
                    });
            // The operations of an API are limited, but an inquiry may name any permission.
            if (found.kind.operation() == null) forget(found);
        }
        return taken;
    }

    private void forget(Rows idle) {
        synchronized (kinds) {
            if (idle.byPrincipal.isEmpty()) kinds.remove(idle.kind, idle);
        }
    }

    /** A count that has ended rejects additions, so that none is lost. */
    private static final class Count {
        private static final long EXACT = 1_000;
        private static final long ENDED = Long.MIN_VALUE;

        private final AtomicLong count = new AtomicLong();
        private volatile long first;
        private volatile long last;

        /** Adds a decision; false: the count has ended. */
        boolean add(long at) {
            // Precise to a second, so that threads which count one kind don't wait for each other.
            if (at - last >= EXACT) last = at;
            if (first == 0) first = at;
            return count.incrementAndGet() > 0;
        }

        /** Ends the count if it is empty. */
        boolean end() {
            return count.compareAndSet(0, ENDED);
        }

        @Nullable UsageCount take(PrincipalRef principal, Kind kind) {
            long taken = count.getAndSet(0);
            if (taken == 0) return null;
            long begin = first;
            first = 0;
            // A thread that counted just then has set the time of the interval before.
            long end = Math.max(begin, last);
            return new UsageCount(
                    principal,
                    kind.operation(),
                    kind.permission(),
                    kind.code(),
                    taken,
                    begin == 0 ? end : begin,
                    end);
        }
    }
}
