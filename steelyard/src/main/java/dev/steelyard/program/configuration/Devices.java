package dev.steelyard.program.configuration;

import java.time.Duration;
import java.util.List;

/** What can be set of devices without a browser. */
final class Devices {
    static final Setting<Boolean> ON =
            new Setting<>(
                    "authorization.devices",
                    "false",
                    "Whether clients that are made for it may ask for access from devices without a"
                            + " browser (RFC 8628).",
                    false,
                    Readers::flag);
    static final Setting<Duration> LIFETIME =
            new Setting<>(
                    "lifetimes.device_code",
                    "10m",
                    "How long a device waits for a person to allow it; 1m to 30m.",
                    false,
                    Devices::lifetime);

    static final List<Setting<?>> ALL = List.of(ON, LIFETIME);

    private static final Duration LEAST = Duration.ofMinutes(1);

    /** The user code is short: RFC 8628, section 5.1, counts on a limited lifetime. */
    private static final Duration MOST = Duration.ofMinutes(30);

    private Devices() {}

    private static Duration lifetime(String text) {
        var lifetime = Readers.duration(text);
        if (lifetime.compareTo(LEAST) < 0 || lifetime.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("1m to 30m");
        }
        return lifetime;
    }
}
