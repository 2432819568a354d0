package dev.steelyard.bench.decision;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** JMH benchmark of the guard's authorization decision about one API request. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Decisions {
    /** A power of two. */
    private static final int CALLERS = 1024;

    /** The callers and a guard that has seen their tokens. */
    @State(Scope.Benchmark)
    public static class Seen {
        private final GuardedApi api = new GuardedApi(CALLERS);
        private final Guard guard = api.seen();
        private int next;

        Decision decide() {
            return guard.decide(api.requests().get(next++ & (CALLERS - 1)));
        }

        /** Ends what it started. */
        @TearDown
        public void close() {
            api.close();
        }
    }

    /** The callers and, each time, a guard that has seen none of their tokens. */
    @State(Scope.Benchmark)
    public static class Unseen {
        private final GuardedApi api = new GuardedApi(CALLERS);
        private Guard guard = api.unseen();

        /** A token is new to a guard only once. */
        @Setup(Level.Iteration)
        public void forget() {
            guard = api.unseen();
        }

        /** Ends what it started. */
        @TearDown
        public void close() {
            api.close();
        }
    }

    /** Of a token that was seen before. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public Decision seen(Seen seen) {
        return seen.decide();
    }

    /** Of a token that comes for the first time, of a caller who is known. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OperationsPerInvocation(CALLERS)
    @Warmup(iterations = 100)
    @Measurement(iterations = 50)
    public void first(Unseen unseen, Blackhole decisions) {
        for (GuardRequest request : unseen.api.requests()) {
            decisions.consume(unseen.guard.decide(request));
        }
    }
}
