package dev.steelyard.server.passkey;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.time.Instant;

/** A passkey that an authenticator has created, and that is verified but not stored yet. */
public final class CreatedPasskey {
    private final NewCredential credential;
    private final Challenge challenge;

    CreatedPasskey(NewCredential credential, Challenge challenge) {
        this.credential = credential;
        this.challenge = challenge;
    }

    /** The passkey as it is stored. */
    public Passkey of(Id<User> user, Id<Passkey> id, String name, Instant now) {
        return new Passkey(
                id,
                user,
                name,
                credential.credentialId(),
                credential.publicKey(),
                credential.signCount(),
                credential.backupEligible(),
                credential.backedUp(),
                credential.transports(),
                now,
                null);
    }

    /** Uses its challenge: of any number of concurrent calls one answers true. */
    public boolean use(Transaction tx) {
        return tx.usedChallenges().use(challenge.value(), challenge.expires());
    }
}
