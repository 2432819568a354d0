package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;

/**
 * A browser that proved a user's second factor, and is not asked for it again until {@code
 * expires}. The browser holds the secret in a cookie.
 *
 * @param browser its user agent, cut to {@link #MAX_BROWSER} characters
 */
public record TrustedBrowser(
        Id<TrustedBrowser> id,
        Id<User> user,
        SecretHash hash,
        String browser,
        Instant created,
        Instant expires) {
    public static final Duration LIFETIME = Duration.ofDays(30);

    /** The greatest number of a user; the oldest ends. */
    public static final int MOST = 20;

    /** In characters. */
    public static final int MAX_BROWSER = 200;
}
