package dev.steelyard.server.settings;

/**
 * Whether clients register themselves (RFC 7591).
 *
 * @param enabled without it there is no such endpoint, whatever tokens were issued
 */
public record RegistrationSettings(boolean enabled) {
    public static final RegistrationSettings OFF = new RegistrationSettings(false);
}
