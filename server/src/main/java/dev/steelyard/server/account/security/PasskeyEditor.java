package dev.steelyard.server.account.security;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.FactorFacts;
import dev.steelyard.domain.journal.FactorRemover;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.FactorChange;
import dev.steelyard.server.factor.SecondFactors;
import dev.steelyard.server.passkey.CreatedPasskey;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Adds, renames and removes a user's passkeys, each in one transaction with its audit event. The
 * audit log has their ids, never their names, which are the user's own (rule 9). Thread-safe.
 */
final class PasskeyEditor {
    private final FactorChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    PasskeyEditor(Services services, SecondFactors factors) {
        this.changes = new FactorChanges(services.activity().throttle(), factors.recorder());
        this.ids = services.context().ids();
        this.clock = services.context().clock();
    }

    /** The result of an attempt to add a passkey. */
    enum Added {
        DONE,
        /** Its page was sent before. */
        REPEATED,
        /** The credential is registered already. */
        KNOWN,
        /** The user has {@link Passkey#MOST}. */
        TOO_MANY
    }

    /**
     * @throws dev.steelyard.http.answer.TooManyRequests where the user changes passkeys too often
     */
    Added add(Request wire, SignedInUser signedIn, CreatedPasskey created, String name) {
        var user = signedIn.user().id();
        return changes.limited(
                signedIn,
                tx -> {
                    if (tx.passkeys().ofUser(user).size() >= Passkey.MOST) {
                        return Added.TOO_MANY;
                    }
                    var before = FactorFacts.of(tx, user);
                    if (!created.use(tx)) {
                        return Added.REPEATED;
                    }
                    if (!tx.passkeys()
                            .insert(created.of(user, ids.next(), name, clock.instant()))) {
                        return Added.KNOWN;
                    }
                    tx.factorEnrolments().end(user);
                    record(tx, wire, signedIn, FactorChange.PASSKEY_ADDED, before);
                    return Added.DONE;
                });
    }

    Optional<Passkey> find(Transaction tx, Id<User> user, Id<Passkey> passkey) {
        return tx.passkeys().ofUser(user).stream()
                .filter(one -> one.id().equals(passkey))
                .findFirst();
    }

    /** False where the user has no such passkey. */
    boolean rename(SignedInUser signedIn, Id<Passkey> passkey, String name) {
        return changes.limited(
                signedIn, tx -> tx.passkeys().rename(signedIn.user().id(), passkey, name));
    }

    /** False where the user has no such passkey. */
    boolean remove(Request wire, SignedInUser signedIn, Id<Passkey> passkey) {
        var user = signedIn.user().id();
        return changes.limited(
                signedIn,
                tx -> {
                    var before = FactorFacts.of(tx, user);
                    boolean removed = tx.passkeys().remove(user, passkey);
                    if (removed) {
                        FactorRemover.endCodesOfLast(tx, user);
                        record(tx, wire, signedIn, FactorChange.PASSKEY_REMOVED, before);
                    }
                    return removed;
                });
    }

    private void record(
            Transaction tx,
            Request wire,
            SignedInUser signedIn,
            FactorChange change,
            AuditedProperties before) {
        var after = FactorFacts.of(tx, signedIn.user().id());
        changes.record(tx, wire, signedIn, change, Difference.between(before, after));
    }
}
