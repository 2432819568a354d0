package dev.steelyard.guard.internal.state;

import java.util.concurrent.Semaphore;

/**
 * A cache that tells whether any client has registered a given web origin. Bounded, since callers
 * can name any origin. Thread-safe.
 */
public final class KnownOrigins {
    private static final int REMEMBERED = 10_000;

    /** A host has at most 253 characters (RFC 1035 section 2.3.4), plus scheme and port. */
    private static final int LONGEST = 300;

    private final LiveCache<String, Boolean> cache;

    /**
     * An empty cache.
     *
     * @param places for callers that wait for an answer
     * @param loader looks up whether an origin is registered
     */
    public KnownOrigins(Semaphore places, LiveCache.Loader<String, Boolean> loader) {
        this.cache = new LiveCache<>(REMEMBERED, places, loader);
    }

    /** Whether a live client registered the origin; throws the loader's exceptions. */
    public boolean contains(String origin) {
        return origin.length() <= LONGEST && cache.get(origin);
    }

    /** The cache, for the application of changes. */
    public LiveCache<String, Boolean> cache() {
        return cache;
    }
}
