package dev.steelyard.guard.possession;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * DPoP proofs that were used, so that none is twice (RFC 9449 section 11.1). Of this process alone:
 * a proof that was seen at one node could be shown to another within its minute, so let nodes
 * demand a nonce where that matters. Thread-safe; bounded by count, and each goes when it would be
 * too old. Put in only proofs of tokens or requests that were good: proofs alone are free, and
 * would push out others.
 */
public final class SeenProofs {
    private static final int REMEMBERED = 200_000;

    private final Cache<Proof, Boolean> seen;

    private record Proof(String jkt, String jti) {}

    /**
     * @param skew that of the {@link DpopVerifier}
     */
    public SeenProofs(InstantSource clock, Duration skew) {
        this.seen =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        // From skew before now to age and skew after its time.
                        .expireAfterWrite(DpopVerifier.MAXIMUM_AGE.plus(skew.multipliedBy(2)))
                        .build();
    }

    /** Whether it is used for the first time; of many at once, one is told so. */
    public boolean first(DpopProof.Good proof) {
        return seen.asMap().putIfAbsent(new Proof(proof.jkt(), proof.jti()), true) == null;
    }
}
