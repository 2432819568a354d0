package dev.steelyard.server.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.time.Duration;

/**
 * Settings of the device flow: whether it is enabled, and the lifetime of device codes (RFC 8628).
 */
public record DeviceSettings(boolean on, Duration lifetime) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Boolean> ON =
            KEYS.flag(
                    "authorization.devices",
                    "false",
                    "Whether clients with the device grant may request access from devices without a"
                            + " browser (RFC 8628).");

    /** Short, as the user code is: RFC 8628, section 5.1, counts on a limited lifetime. */
    private static final ConfigurationKey<Duration> LIFETIME =
            KEYS.add(
                    "lifetimes.device_code",
                    "10m",
                    "Lifetime of a device code: the time for the user's decision; 1m to 30m.",
                    ValueParsers.duration("1m", "30m"));

    public static DeviceSettings read(ConfigurationValues values) {
        return new DeviceSettings(values.get(ON), values.get(LIFETIME));
    }
}
