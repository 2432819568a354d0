package dev.steelyard.server.metering;

import dev.steelyard.domain.store.Transaction;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A rate limiter's decision about an attempt, such as a login: allowed now, or only after a delay.
 */
public sealed interface Admission {
    /**
     * The attempt may not be made yet.
     *
     * @param delay until one may be made again
     */
    record Limited(Duration delay) implements Admission {}

    /** The attempt may be made; closing it ends it. Used by one thread. */
    final class Attempt implements Admission, AutoCloseable {
        private final Predicate<Transaction> count;
        private final Runnable end;

        Attempt(Predicate<Transaction> count, Runnable end) {
            this.count = count;
            this.end = end;
        }

        /**
         * Counts it as failed, in the transaction {@code tx}.
         *
         * @return whether there was room: attempts at other nodes may have taken it meanwhile
         */
        public boolean failed(Transaction tx) {
            return count.test(tx);
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
