package dev.steelyard.server.clientauth;

import dev.steelyard.domain.decision.IssuedTokenCounts.Usage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the uses of each credential, such as a client secret, records its last use, and writes
 * both in batches. A use costs no statement. The counts since the last batch are lost with the
 * process. Thread-safe.
 */
public final class CredentialUseRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialUseRecorder.class);

    /** How often to {@link #flush}. */
    public static final Duration EVERY = Duration.ofSeconds(5);

    /** Bounds the memory when nothing can be written for hours: about 100 bytes each. */
    private static final int MOST = 200_000;

    private final Store store;
    private final InstantSource clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    private record Key(Id<?> used, Instant hour) {}

    private record Count(long issued, Instant last) {
        Count and(Count other) {
            return new Count(issued + other.issued, last.isAfter(other.last) ? last : other.last);
        }
    }

    public CredentialUseRecorder(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts one use: a token that was issued, or a call of a resource server.
     *
     * @param used the credential; for a client without one, the client
     */
    public void used(Id<?> used) {
        var now = clock.instant();
        count(new Key(used, now.truncatedTo(ChronoUnit.HOURS)), new Count(1, now));
    }

    private void count(Key key, Count count) {
        if (counts.size() < MOST || counts.containsKey(key)) {
            counts.merge(key, count, Count::and);
        } else {
            dropped.add(count.issued());
        }
    }

    /**
     * Writes the counts. A batch that can't be written is counted on to the next; one whose commit
     * is uncertain may so be counted twice.
     *
     * @throws StoreUnavailable as the store does
     */
    public synchronized void flush() {
        var batch = new ArrayList<Usage>();
        for (var key : counts.keySet()) {
            var count = counts.remove(key);
            if (count != null) {
                batch.add(new Usage(key.used(), key.hour(), count.issued(), count.last()));
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        boolean written = false;
        try {
            store.write(
                    tx -> {
                        tx.usage().add(batch);
                        return batch.size();
                    });
            written = true;
            tellDropped();
        } finally {
            if (!written) {
                batch.forEach(this::countAgain);
            }
        }
    }

    private void tellDropped() {
        long lost = dropped.sumThenReset();
        if (lost > 0) {
            LOG.warn(
                    "{} uses were not counted: too many came while the store could not be written",
                    lost);
        }
    }

    private void countAgain(Usage usage) {
        count(new Key(usage.used(), usage.hour()), new Count(usage.count(), usage.lastUsed()));
    }
}
