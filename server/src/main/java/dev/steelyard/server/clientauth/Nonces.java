package dev.steelyard.server.clientauth;

import dev.steelyard.server.keys.HmacCalculator;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Creates and checks DPoP nonces, so that a proof can't have been created long before its use (RFC
 * 9449, section 8). They are derived from the time and a key that all nodes have, so that nothing
 * is stored and any node knows them. A nonce is valid while it is the newest, and for an equal time
 * after that. Thread-safe.
 */
final class Nonces {
    private static final Duration PERIOD = Duration.ofSeconds(150);

    private final HmacCalculator seal;
    private final InstantSource clock;

    Nonces(HmacCalculator seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** The newest nonce. */
    String current() {
        return of(period());
    }

    boolean good(String nonce) {
        long period = period();
        return seal.matches(nonce, name(period)) || seal.matches(nonce, name(period - 1));
    }

    private String of(long period) {
        return seal.of(name(period));
    }

    private static String name(long period) {
        return Long.toString(period);
    }

    private long period() {
        return clock.instant().getEpochSecond() / PERIOD.toSeconds();
    }
}
