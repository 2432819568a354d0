package dev.steelyard.program.configuration;

import java.util.List;

/** What can be set of clients that register themselves. */
final class Registrations {
    static final Setting<Boolean> ENABLED =
            new Setting<>(
                    "registration.enabled",
                    "false",
                    "Whether clients register themselves (RFC 7591), each by an initial access token"
                            + " that was issued for one application.",
                    false,
                    Readers::flag);

    static final List<Setting<?>> ALL = List.of(ENABLED);

    private Registrations() {}
}
