package dev.steelyard.server.settings;

import java.time.Duration;

/**
 * How devices without a browser ask for access (RFC 8628).
 *
 * @param on whether any may
 * @param lifetime within which a person has to allow it, and the device to fetch its tokens
 */
public record DeviceSettings(boolean on, Duration lifetime) {
    public static final DeviceSettings DEFAULT = new DeviceSettings(false, Duration.ofSeconds(600));
}
