package dev.steelyard.guard.internal.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.jwk.JWK;
import dev.steelyard.guard.principal.AccessToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A cache of access tokens whose signature was verified, so that each is verified only once. Only
 * the issuer can fill it. Thread-safe; bounded by count; entries expire with their tokens.
 */
final class TokenCache {

    /** A token and the key that verified it: the entry is valid only as long as the key. */
    record Seen(AccessToken token, String kid, JWK key) {}

    private final Cache<String, Seen> seen;

    TokenCache(int maximumSize, Duration skew, InstantSource clock) {
        this.seen =
                Caffeine.newBuilder()
                        .maximumSize(maximumSize)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .expireAfter(
                                Expiry.<String, Seen>creating(
                                        (token, entry) -> left(entry.token(), skew, clock)))
                        .build();
    }

    @Nullable Seen get(String token) {
        return seen.getIfPresent(token);
    }

    void put(String token, Seen entry) {
        seen.put(token, entry);
    }

    long size() {
        seen.cleanUp();
        return seen.estimatedSize();
    }

    private static Duration left(AccessToken token, Duration skew, InstantSource clock) {
        return Duration.between(clock.instant(), token.expires()).plus(skew);
    }
}
