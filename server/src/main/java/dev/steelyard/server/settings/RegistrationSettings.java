package dev.steelyard.server.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;

/**
 * The setting that enables dynamic client registration (RFC 7591).
 *
 * @param enabled if not, there is no such endpoint, even if tokens were issued
 */
public record RegistrationSettings(boolean enabled) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Boolean> ENABLED =
            KEYS.flag(
                    "registration.enabled",
                    "false",
                    "Whether clients register themselves (RFC 7591), each by an initial access token"
                            + " that was issued for one application.");

    public static RegistrationSettings read(ConfigurationValues values) {
        return new RegistrationSettings(values.get(ENABLED));
    }
}
