package dev.steelyard.program.configuration;

import java.time.Duration;
import java.util.List;

/** What can be set of pushed requests. */
final class Pushes {
    static final Setting<Duration> LIFETIME =
            new Setting<>(
                    "lifetimes.pushed_request",
                    "60s",
                    "How long after it was pushed a browser may come with an authorization request;"
                            + " 5s to 600s.",
                    false,
                    Pushes::lifetime);
    static final Setting<Boolean> REQUIRED =
            new Setting<>(
                    "authorization.require_pushed_requests",
                    "false",
                    "Whether every client must push its authorization requests (RFC 9126).",
                    false,
                    Readers::flag);

    static final List<Setting<?>> ALL = List.of(LIFETIME, REQUIRED);

    /** RFC 9126, section 2.2: "relatively short (e.g., between 5 and 600 seconds)". */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private static final Duration MOST = Duration.ofSeconds(600);

    private Pushes() {}

    private static Duration lifetime(String text) {
        var lifetime = Readers.duration(text);
        if (lifetime.compareTo(LEAST) < 0 || lifetime.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("5s to 600s");
        }
        return lifetime;
    }
}
