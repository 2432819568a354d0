package dev.steelyard.guard.internal.possession;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Remembers used DPoP proofs for as long as they are valid, to detect replays (RFC 9449 section
 * 11.1). Covers this process only: within its minute a proof could be replayed at another node, so
 * nodes must demand a nonce where that matters. Thread-safe; bounded by count; proofs leave when
 * they are too old. Add only proofs of valid tokens or requests: proofs alone cost nothing, and
 * would displace others.
 */
public final class ProofReplayCache {
    private static final int REMEMBERED = 200_000;

    private final Cache<Proof, Boolean> seen;

    private record Proof(String jkt, String jti) {}

    /**
     * @param skew as in {@link DpopVerifier}
     */
    public ProofReplayCache(InstantSource clock, Duration skew) {
        this.seen =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        // A proof is valid from skew before its time to age and skew after it.
                        .expireAfterWrite(DpopVerifier.MAXIMUM_AGE.plus(skew.multipliedBy(2)))
                        .build();
    }

    /** Whether this is the first use; of concurrent calls exactly one answers true. */
    public boolean first(DpopProofResult.Good proof) {
        return seen.asMap().putIfAbsent(new Proof(proof.jkt(), proof.jti()), true) == null;
    }
}
