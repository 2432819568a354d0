package dev.steelyard.guard.report;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.state.PrincipalRef;
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
 * Decisions, counted by principal, operation and outcome. Thread-safe; {@link #take} is for one
 * thread. Bounded by rows: what would need one more is dropped and counted.
 */
final class UseCounts {
    private record Kind(
            @Nullable Operation operation, @Nullable String permission, @Nullable ErrorCode code) {}

    /** What was counted of one kind. */
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

    // What is allowed is found by the operation itself: the hash of what it says takes longer than
    // all the rest. Written as a whole, under the lock of `kinds`.
    private volatile Map<Operation, Rows> allowed = new IdentityHashMap<>();

    UseCounts(int most) {
        this.most = most;
    }

    /** Counts one that was allowed. */
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

    /** Counts one that was refused. */
    void refused(RefusedCall call, PrincipalRef principal) {
        count(principal, new Kind(call.operation(), call.permission(), call.code()), call.at());
    }

    /** How many were dropped since it began. */
    long dropped() {
        return dropped.sum();
    }

    /** How many kinds of decisions it has in mind. */
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
            // It has ended, and is about to be gone.
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
                    _ -> {
                        rows.incrementAndGet();
                        return new Count();
                    });
        }
    }

    /** What was counted since it was last called. A row that had nothing to say makes room. */
    List<CountedUse> take() {
        List<CountedUse> taken = new ArrayList<>();
        for (Rows found : kinds.values()) {
            found.byPrincipal.forEach(
                    (principal, count) -> {
                        CountedUse use = count.take(principal, found.kind);
                        if (use != null) {
                            taken.add(use);
                        } else if (count.end()) {
                            found.byPrincipal.remove(principal, count);
                            rows.decrementAndGet();
                        }
                    });
            // An API has so many operations, but an inquiry may name any permission.
            if (found.kind.operation() == null) forget(found);
        }
        return taken;
    }

    private void forget(Rows idle) {
        synchronized (kinds) {
            if (idle.byPrincipal.isEmpty()) kinds.remove(idle.kind, idle);
        }
    }

    /** Whoever holds one that has ended is told so: what it counts is lost nowhere. */
    private static final class Count {
        private static final long EXACT = 1_000;
        private static final long ENDED = Long.MIN_VALUE;

        private final AtomicLong count = new AtomicLong();
        private volatile long first;
        private volatile long last;

        /** Whether it was counted. */
        boolean add(long at) {
            // To the second, so that threads which count the same don't wait for each other.
            if (at - last >= EXACT) last = at;
            if (first == 0) first = at;
            return count.incrementAndGet() > 0;
        }

        /** Ends it, if nothing is in it. */
        boolean end() {
            return count.compareAndSet(0, ENDED);
        }

        @Nullable CountedUse take(PrincipalRef principal, Kind kind) {
            long taken = count.getAndSet(0);
            if (taken == 0) return null;
            long begin = first;
            first = 0;
            // Who was counting just then has said when to the interval before.
            long end = Math.max(begin, last);
            return new CountedUse(
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
