package dev.steelyard.server.metering;

import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.throttle.FailureRateLimit;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.server.keys.HmacCalculator;
import dev.steelyard.server.metering.Limit.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of attempts, such as logins, after too many failures of a client, user or source
 * address. Only failures are written; an attempt in progress counts, on its node, as if it would
 * fail, so that concurrent attempts get no further than successive ones. Thread-safe.
 */
public final class Throttle {
    private final Store store;
    private final HmacCalculator names;
    private final InstantSource clock;
    private final Map<Limit, LongAdder> limited;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    private record Named(String name, Limit limit, FailureRateLimit budget) {}

    /**
     * @param by the limit that makes it wait; null: no wait
     */
    private record Wait(Duration delay, @Nullable Limit by) {
        static final Wait NONE = new Wait(Duration.ZERO, null);

        Wait or(Duration other, Limit limit) {
            return other.compareTo(delay) > 0 ? new Wait(other, limit) : this;
        }
    }

    /**
     * @param names derives the stored names of limited subjects
     * @param limited counts attempts that were not admitted, by the limit with the longest wait
     */
    public Throttle(
            Store store, HmacCalculator names, InstantSource clock, Map<Limit, LongAdder> limited) {
        this.store = store;
        this.names = names;
        this.clock = clock;
        this.limited = limited;
    }

    /** Admits an attempt where every one of {@code buckets} has room for its failure. */
    public Admission admit(Bucket... buckets) {
        var named = sorted(buckets);
        var before =
                named.stream().map(bucket -> underWay.merge(bucket.name(), 1, Integer::sum) - 1);
        var others = before.toList();
        boolean admitted = false;
        try {
            var wait = wait(named, others);
            admitted = wait.by() == null;
            if (wait.by() == null) {
                return new Admission.Attempt(tx -> addAll(tx, named), () -> end(named));
            }
            NodeCounters.count(limited, wait.by());
            return new Admission.Limited(wait.delay());
        } finally {
            if (!admitted) {
                end(named);
            }
        }
    }

    /**
     * The result of {@code work}, in the transaction that counts it. The transaction refuses a full
     * bucket too, so several nodes together do no more work than one.
     *
     * @param refusal the message of the error
     * @throws TooManyRequests where {@code bucket} has no room
     */
    public <T> T counted(Bucket bucket, String refusal, Function<Transaction, T> work) {
        return counted(List.of(bucket), refusal, work);
    }

    /**
     * As {@link #counted(Bucket, String, Function)}, in every one of {@code buckets}.
     *
     * @throws TooManyRequests where one of them has no room; then none counts it
     */
    public <T> T counted(List<Bucket> buckets, String refusal, Function<Transaction, T> work) {
        return switch (admit(buckets.toArray(Bucket[]::new))) {
            case Admission.Limited(var delay) -> throw new TooManyRequests(refusal, delay);
            case Admission.Attempt attempt -> {
                try (attempt) {
                    yield store.write(
                            tx -> {
                                if (!attempt.failed(tx)) {
                                    throw new TooManyRequests(refusal, longest(buckets));
                                }
                                return work.apply(tx);
                            });
                }
            }
        };
    }

    private static Duration longest(List<Bucket> buckets) {
        return buckets.stream()
                .map(bucket -> bucket.budget().each())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** How long until {@code bucket} has room for one more; zero: it has. */
    public Duration delay(Bucket bucket) {
        var named = sorted(bucket);
        var wait = wait(named, Collections.nCopies(named.size(), 0));
        if (wait.by() != null) {
            NodeCounters.count(limited, wait.by());
        }
        return wait.delay();
    }

    /**
     * Counts an attempt that needs no admission, where {@code bucket} has room for it.
     *
     * @return false: it had none
     */
    public boolean count(Transaction tx, Bucket bucket) {
        return addAll(tx, sorted(bucket));
    }

    /**
     * Counts an attempt in the transaction that does its work.
     *
     * @param refusal the message of the error
     * @throws TooManyRequests where {@code bucket} has no room
     */
    public void require(Transaction tx, Bucket bucket, String refusal) {
        if (!count(tx, bucket)) {
            NodeCounters.count(limited, bucket.limit());
            throw new TooManyRequests(refusal, bucket.budget().each());
        }
    }

    /** Attempts in progress are counted before the store is read: a failure is seen in either. */
    private Wait wait(List<Named> buckets, List<Integer> others) {
        var now = clock.instant();
        return store.read(
                tx -> {
                    var longest = Wait.NONE;
                    for (int i = 0; i < buckets.size(); i++) {
                        var bucket = buckets.get(i);
                        var forgotten = tx.failures().forgotten(bucket.name(), now).orElse(now);
                        var wait = bucket.budget().wait(forgotten, now, others.get(i));
                        longest = longest.or(wait, bucket.limit());
                    }
                    return longest;
                });
    }

    private boolean addAll(Transaction tx, List<Named> buckets) {
        boolean within = true;
        for (var bucket : buckets) {
            within &= add(tx, bucket);
        }
        return within;
    }

    private boolean add(Transaction tx, Named bucket) {
        Instant now = clock.instant();
        return tx.failures().add(bucket.name(), bucket.budget(), now);
    }

    private void end(List<Named> buckets) {
        for (var bucket : buckets) {
            underWay.computeIfPresent(
                    bucket.name(), (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        }
    }

    /** In one order, so that no two transactions wait for each other's rows. */
    private List<Named> sorted(Bucket... buckets) {
        return Stream.of(buckets)
                .flatMap(this::named)
                .sorted(Comparator.comparing(Named::name))
                .toList();
    }

    /** One name, or one for each network of its source. */
    private Stream<Named> named(Bucket bucket) {
        var parts = new ArrayList<String>();
        parts.add(bucket.limit().name());
        parts.addAll(bucket.subject());
        var budget = bucket.budget();
        var source = bucket.source();
        return source == null
                ? Stream.of(new Named(name(parts), bucket.limit(), budget))
                : source.networks().stream()
                        .map(
                                network ->
                                        new Named(
                                                name(parts, network.name()),
                                                bucket.limit(),
                                                budget.times(network.budget())));
    }

    private String name(List<String> parts, String... last) {
        return names.of(Stream.concat(parts.stream(), Stream.of(last)).toArray(String[]::new));
    }
}
