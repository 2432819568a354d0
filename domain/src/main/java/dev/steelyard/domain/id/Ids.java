package dev.steelyard.domain.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * The one generator of ids: 48 bits of milliseconds, then 48 random bits. Unique across nodes
 * without coordination; not a secret. Thread-safe.
 */
public final class Ids {
    private static final HexFormat HEX = HexFormat.of();

    private final InstantSource clock;
    private final SecureRandom random;

    public Ids(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public <T> Id<T> next() {
        return new Id<>(nextHex());
    }

    /** For ids of things that are no noun of the store, such as a token's {@code jti}. */
    public String nextHex() {
        var tail = new byte[6];
        random.nextBytes(tail);
        return HEX.toHexDigits(clock.millis(), 12) + HEX.formatHex(tail);
    }
}
