package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the browsers that users trust. */
public interface TrustedBrowsers {
    /** Inserts the browser, and ends the user's oldest beyond {@link TrustedBrowser#MOST}. */
    void insert(TrustedBrowser browser);

    Optional<TrustedBrowser> find(Id<TrustedBrowser> id, Instant now);

    /**
     * Replaces the secret of a login that the trust shortens. Of any number of uses of one secret,
     * one answers true; none of a trust that has expired or ended does.
     *
     * @param browser with the hash of the secret that was sent
     * @param after the hash of the secret that it gets
     */
    boolean use(TrustedBrowser browser, SecretHash after, Instant at);

    /** The user's browsers, the latest first. */
    List<TrustedBrowser> ofUser(Id<User> user, Instant now);

    /** False where the user has no such browser. */
    boolean end(Id<User> user, Id<TrustedBrowser> browser);

    /** Called wherever the user's password, address or a second factor changes. */
    void endAll(Id<User> user);
}
