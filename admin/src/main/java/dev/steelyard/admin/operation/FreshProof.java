package dev.steelyard.admin.operation;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The maximum age of a user's login for operations that need a fresh proof of the user (RFC 9470,
 * rule 8). Clients that act for themselves have no login, so none is demanded of them.
 */
public record FreshProof(Duration maxAge) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    /**
     * A token has {@code auth_time} in whole seconds. Without this second, a login could be too old
     * here, and young enough at {@code /auth}, which would then not ask for another.
     */
    private static final Duration AUTH_TIME_PRECISION = Duration.ofSeconds(1);

    private static final ConfigurationKey<Duration> MAX_AGE =
            KEYS.add(
                    "management.fresh_proof",
                    "15m",
                    "Maximum age of a user's login for changes through the management API that"
                            + " give permissions, show secrets or end something for good; 1s to"
                            + " 12h.",
                    ValueParsers.duration("1s", "12h"));

    public static FreshProof read(ConfigurationValues values) {
        return new FreshProof(values.get(MAX_AGE));
    }

    /**
     * The time until which the login of {@code actor} is fresh; empty: it needs none, or has none.
     */
    public Optional<Instant> freshUntil(Actor actor) {
        return Optional.ofNullable(actor.login()).map(login -> login.plus(maxAge));
    }

    /** Whether {@code actor} has logged in recently enough, or acts without a login. */
    public boolean isGivenBy(Actor actor, Instant now) {
        return actor.asUser().isEmpty()
                || freshUntil(actor)
                        .filter(until -> !until.plus(AUTH_TIME_PRECISION).isBefore(now))
                        .isPresent();
    }
}
