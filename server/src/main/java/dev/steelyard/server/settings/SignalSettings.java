package dev.steelyard.server.settings;

/**
 * How others are told of security events (OpenID Shared Signals Framework 1.0).
 *
 * @param on whether receivers can make streams, and are told
 */
public record SignalSettings(boolean on) {
    public static final SignalSettings DEFAULT = new SignalSettings(true);
}
