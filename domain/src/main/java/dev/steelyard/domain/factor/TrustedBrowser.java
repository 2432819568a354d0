package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that proved a user's second factor, and is not asked for it again until {@code
 * expires}. The browser holds the secret in a cookie.
 *
 * @param hash of the present secret: each use replaces it
 * @param agent its user agent, as {@link LoginBrowser} cuts it
 * @param used the last login that the trust shortened; null: none yet
 */
public record TrustedBrowser(
        Id<TrustedBrowser> id,
        Id<User> user,
        SecretHash hash,
        String agent,
        Instant created,
        Instant expires,
        @Nullable Instant used) {
    /** The greatest number of a user; the oldest ends. */
    public static final int MOST = 10;

    /**
     * The end under a setting that may have become shorter since.
     *
     * @param lifetime the longest of now
     */
    public Instant ends(Duration lifetime) {
        var longest = created.plus(lifetime);
        return longest.isBefore(expires) ? longest : expires;
    }

    public LoginBrowser browser() {
        return LoginBrowser.of(agent, null);
    }
}
