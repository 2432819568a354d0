package dev.steelyard.server.settings;

import java.time.Duration;

/**
 * How requests are pushed (RFC 9126).
 *
 * @param lifetime until when a browser has to come with one
 * @param required whether every client must push (section 5, {@code
 *     require_pushed_authorization_requests})
 */
public record PushSettings(Duration lifetime, boolean required) {
    public static final PushSettings DEFAULT = new PushSettings(Duration.ofSeconds(60), false);
}
