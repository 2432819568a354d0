package dev.steelyard.server.browser;

import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;

/** The active login session of a browser, with its user, whose account is not disabled. */
public record SignedInUser(Session session, User user) {
    /**
     * Locks the user for a change that an ended session must not make.
     *
     * @throws SessionEnded where the session has ended, or the user was disabled
     */
    public void lock(Transaction tx) {
        boolean enabled = tx.users().lock(user.id()).filter(now -> !now.disabled()).isPresent();
        boolean alive =
                tx.sessions().find(session.id()).filter(now -> now.ended() == null).isPresent();
        if (!enabled || !alive) {
            throw new SessionEnded();
        }
    }
}
