package dev.steelyard.domain.report;

import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Keeps one part of what guards report. Thread-safe. */
@FunctionalInterface
public interface ReportKeeper<T> {
    /**
     * Keeps them in the transaction of the report, which may run more than once, and comes to this
     * once for each report. Their principals are known, and such as have to do with {@code at}.
     *
     * @param now when the report came
     * @return how many were kept
     */
    int keep(Transaction tx, ResourceServer at, List<T> rows, Instant now);
}
