package dev.steelyard.server.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.time.Duration;

/**
 * Settings of pushed authorization requests: their lifetime, and whether they are required (RFC
 * 9126).
 */
public record ParSettings(Duration lifetime, boolean required) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    /** RFC 9126, section 2.2: "relatively short (e.g., between 5 and 600 seconds)". */
    private static final ConfigurationKey<Duration> LIFETIME =
            KEYS.add(
                    "lifetimes.pushed_request",
                    "60s",
                    "Lifetime of a pushed authorization request;" + " 5s to 600s.",
                    ValueParsers.duration("5s", "600s"));

    private static final ConfigurationKey<Boolean> REQUIRED =
            KEYS.flag(
                    "authorization.require_pushed_requests",
                    "false",
                    "Whether every client must push its authorization requests (RFC 9126).");

    public static ParSettings read(ConfigurationValues values) {
        return new ParSettings(values.get(LIFETIME), values.get(REQUIRED));
    }
}
