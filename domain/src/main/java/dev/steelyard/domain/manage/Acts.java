package dev.steelyard.domain.manage;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Standing;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs every operation: the actor's permission first, then one transaction, which a refusal rolls
 * back. Thread-safe.
 */
final class Acts {
    private final Store store;
    private final Ids ids;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Limits limits;

    Acts(Store store, Ids ids, Secrets secrets, InstantSource clock, Limits limits) {
        this.store = store;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
        this.limits = limits;
    }

    <T> Outcome<T> read(Actor actor, ManagementPermission needed, Function<Act, T> work) {
        return answer(() -> store.read(tx -> allowed(actor, needed, tx, work)));
    }

    <T> Outcome<T> write(Actor actor, ManagementPermission needed, Function<Act, T> work) {
        return answer(() -> store.write(tx -> allowed(actor, needed, tx, work)));
    }

    /** For holders of a link: the link is all that they need. */
    <T> Outcome<T> readByLink(Actor stranger, Function<Act, T> work) {
        return answer(() -> store.read(tx -> work.apply(act(stranger, tx))));
    }

    /** For holders of a link: the link is all that they need. */
    <T> Outcome<T> writeByLink(Actor stranger, Function<Act, T> work) {
        return answer(() -> store.write(tx -> work.apply(act(stranger, tx))));
    }

    private <T> T allowed(
            Actor actor, ManagementPermission needed, Transaction tx, Function<Act, T> work) {
        if (!actor.holds(needed)) {
            throw Refused.forbidden("permission_missing", "This needs " + needed.permission());
        }
        // Asked again inside the transaction: a reseller may have been frozen since the actor was
        // authenticated.
        if (actor.authority() instanceof Authority.OfReseller(var reseller)
                && tx.resellers()
                        .find(reseller)
                        .filter(found -> found.standing() == Standing.ACTIVE)
                        .isEmpty()) {
            throw Refused.forbidden(
                    "authority_suspended", "The reseller is frozen or closed; ask the operator");
        }
        return work.apply(act(actor, tx));
    }

    private Act act(Actor actor, Transaction tx) {
        // As the store keeps time, so that an answer says what can be read later.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Act(actor, tx, now, ids, secrets, limits);
    }

    private static <T> Outcome<T> answer(Supplier<T> transaction) {
        try {
            return new Outcome.Done<>(transaction.get());
        } catch (Refused refused) {
            return refused.outcome();
        }
    }
}
