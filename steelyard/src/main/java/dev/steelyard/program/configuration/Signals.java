package dev.steelyard.program.configuration;

import java.util.List;

/** What can be set of security events. */
final class Signals {
    static final Setting<Boolean> ENABLED =
            new Setting<>(
                    "signals.enabled",
                    "true",
                    "Whether management clients that may can listen to security events (OpenID Shared"
                            + " Signals Framework 1.0).",
                    false,
                    Readers::flag);

    static final List<Setting<?>> ALL = List.of(ENABLED);

    private Signals() {}
}
