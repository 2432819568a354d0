package dev.steelyard.server.passkey;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A passkey with which a browser tries to log in. */
public sealed interface PresentedPasskey {
    /** The challenge has expired, or is not this browser's. */
    record Expired() implements PresentedPasskey {}

    /**
     * The passkey is unknown, removed, or its answer is wrong: callers can't tell which.
     *
     * @param owner of the passkey; null: it is unknown
     * @param copied whether only the counter was wrong: another authenticator may have a copy
     */
    record Refused(@Nullable User owner, boolean copied) implements PresentedPasskey {}

    /**
     * The user has the passkey, and its authenticator verified the user.
     *
     * @param passkey as it was stored before
     */
    record Proof(User user, Passkey passkey, Challenge challenge, long signCount, boolean backedUp)
            implements PresentedPasskey {
        /**
         * Uses the proof, in the transaction of the login: of any number of concurrent calls one
         * answers true.
         *
         * @return false where it was used before, or where the passkey was used or removed
         *     meanwhile
         */
        public boolean use(Transaction tx, Instant now) {
            return tx.usedChallenges().use(challenge.value(), challenge.expires())
                    && tx.passkeys().use(passkey.id(), signCount, backedUp, now);
        }

        /** What the login proved: a copied passkey is no hardware key (RFC 8176, section 2). */
        public Set<LoginMethod> methods() {
            return EnumSet.of(
                    passkey.backupEligible() ? LoginMethod.SWK : LoginMethod.HWK, LoginMethod.USER);
        }
    }
}
