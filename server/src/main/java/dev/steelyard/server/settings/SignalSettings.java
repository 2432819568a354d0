package dev.steelyard.server.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;

/**
 * The setting that enables security event streams (OpenID Shared Signals Framework 1.0).
 *
 * @param on whether receivers can create streams and are sent events
 */
public record SignalSettings(boolean on) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Boolean> ENABLED =
            KEYS.flag(
                    "signals.enabled",
                    "true",
                    "Whether management clients with the permission receive security events (OpenID Shared"
                            + " Signals Framework 1.0).");

    public static SignalSettings read(ConfigurationValues values) {
        return new SignalSettings(values.get(ENABLED));
    }
}
