package dev.steelyard.server.device;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.http.answer.OAuthError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Enforces the interval at which a device may poll the token endpoint (RFC 8628, section 3.5), for
 * the polls that this node has seen. In memory only: a poll that comes too early is answered
 * without the store, and nothing is ever written, so that frequent polls cost less than answering
 * them would. Thread-safe.
 */
final class DevicePollLimiter {
    /** Section 3.2: the least time between two polls of a device. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Section 3.5: {@code slow_down}: "the interval MUST be increased by 5 seconds". */
    private static final Duration STEP = Duration.ofSeconds(5);

    /** Bounded, so that a device that ignores the interval gets its tokens too, only later. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A poll may arrive faster than the one before it. */
    private static final Duration LENIENCY = Duration.ofSeconds(1);

    /** After so long without a poll any poll of a device is in time. */
    private static final Duration FORGOTTEN_AFTER = LONGEST.plus(LENIENCY);

    private static final int MOST = 50_000;

    private final ConcurrentMap<SecretHash, Pace> paces;
    private final InstantSource clock;

    DevicePollLimiter(InstantSource clock) {
        this.clock = clock;
        this.paces =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .expireAfterWrite(FORGOTTEN_AFTER)
                        .<SecretHash, Pace>build()
                        .asMap();
    }

    /**
     * @param last when the device was told that the authorization is pending
     */
    private record Pace(Instant last, Duration interval) {
        boolean isEarly(Instant now) {
            return now.isBefore(last.plus(interval).minus(LENIENCY));
        }

        Pace slower() {
            var longer = interval.plus(STEP);
            return new Pace(last, longer.compareTo(LONGEST) > 0 ? LONGEST : longer);
        }
    }

    /**
     * @throws OAuthError {@code slow_down} where the last answer was too recent
     */
    void admit(Secret deviceCode) {
        var now = clock.instant();
        var hash = deviceCode.hash();
        var pace = paces.get(hash);
        if (pace != null && pace.isEarly(now)) {
            paces.computeIfPresent(hash, (_, known) -> known.slower());
            throw new OAuthError(
                    OAuthError.Code.SLOW_DOWN, "Wait 5 seconds longer before each poll.");
        }
    }

    /**
     * The error that tells the holder of {@code deviceCode} to wait.
     *
     * @param deviceCode of a known device
     */
    OAuthError pending(Secret deviceCode) {
        var now = clock.instant();
        paces.merge(
                deviceCode.hash(),
                new Pace(now, INTERVAL),
                (known, _) -> new Pace(now, known.interval()));
        return new OAuthError(
                OAuthError.Code.AUTHORIZATION_PENDING,
                "The user has not decided yet. Poll again after the interval.");
    }

    void over(Secret deviceCode) {
        paces.remove(deviceCode.hash());
    }
}
