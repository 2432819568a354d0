package dev.steelyard.guard.state;

import java.util.concurrent.Semaphore;

/**
 * Which origins live clients registered, and which they didn't: each is asked for once, until a
 * client's origins change. Whoever asks names what they like, so it is bounded. Thread-safe.
 */
public final class KnownOrigins {
    private static final int REMEMBERED = 10_000;

    /** A host has 253 characters at most (RFC 1035 section 2.3.4); scheme and port come to it. */
    private static final int LONGEST = 300;

    private final LiveCache<String, Boolean> cache;

    /**
     * None is known yet.
     *
     * @param places for callers that wait for an answer
     * @param loader answers whether an origin is registered, from where that is kept
     */
    public KnownOrigins(Semaphore places, LiveCache.Loader<String, Boolean> loader) {
        this.cache = new LiveCache<>(REMEMBERED, places, loader);
    }

    /** Whether a live client registered it; throws what the loader throws. */
    public boolean contains(String origin) {
        return origin.length() <= LONGEST && cache.get(origin);
    }

    /** To be told of changes. */
    public LiveCache<String, Boolean> cache() {
        return cache;
    }
}
