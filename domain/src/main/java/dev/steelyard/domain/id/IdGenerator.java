package dev.steelyard.domain.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * Generates the unique, time-ordered ids of all stored objects, such as users, clients and tokens.
 * An id has 48 bits of milliseconds, then 48 random bits. Unique across nodes without coordination;
 * not a secret. Those of one generator rise, within a millisecond, too: the audit log is read in
 * their order. Thread-safe.
 */
public final class IdGenerator {
    private static final HexFormat HEX = HexFormat.of();

    /** Of 48 bits half are left to count in. */
    private static final long ROOM = 1L << 47;

    private final InstantSource clock;
    private final SecureRandom random;
    private long last;
    private long tail;

    public IdGenerator(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public <T> Id<T> next() {
        return new Id<>(nextHex());
    }

    /** For ids that belong to no noun of the store, such as a token's {@code jti}. */
    public String nextHex() {
        synchronized (random) {
            long millis = clock.millis();
            tail = millis == last ? tail + 1 : random.nextLong(ROOM);
            last = millis;
            return HEX.toHexDigits(millis, 12) + HEX.toHexDigits(tail, 12);
        }
    }
}
