package dev.steelyard.admin.operation;

import static java.util.Objects.requireNonNull;

import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.operations.model.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs management API operations, each with a permission check and in one transaction. A refusal
 * rolls the transaction back. Thread-safe.
 */
public final class OperationRunner {
    private final Store store;
    private final IdGenerator ids;
    private final JournalWriter journal;
    private final SecretGenerator secrets;
    private final InstantSource clock;
    private final Limits limits;

    public OperationRunner(
            Store store,
            IdGenerator ids,
            SecretGenerator secrets,
            InstantSource clock,
            Limits limits) {
        this.store = store;
        this.ids = ids;
        this.journal = new JournalWriter(ids);
        this.secrets = secrets;
        this.clock = clock;
        this.limits = limits;
    }

    public <T> Outcome<T> read(
            Actor actor, ManagementPermission needed, Function<OperationContext, T> work) {
        return answer(() -> store.read(tx -> allowed(actor, needed, tx, work)));
    }

    /** Reads with the permission that the operation needs. */
    public <T> Outcome<T> read(
            Actor actor, Operation<?, ?> operation, Function<OperationContext, T> work) {
        var needed = operation.access().permission();
        return needed == null ? read(actor, work) : read(actor, needed, work);
    }

    /** Writes with the permission that the operation needs. */
    public <T> Outcome<T> write(
            Actor actor, Operation<?, ?> operation, Function<OperationContext, T> work) {
        return write(actor, requireNonNull(operation.access().permission()), work);
    }

    /**
     * Reads what every caller of the management API may read; {@code work} limits it to the
     * caller's own.
     */
    public <T> Outcome<T> read(Actor actor, Function<OperationContext, T> work) {
        return answer(() -> store.read(tx -> standing(actor, tx, work)));
    }

    public <T> Outcome<T> write(
            Actor actor, ManagementPermission needed, Function<OperationContext, T> work) {
        return answer(
                () ->
                        store.write(
                                tx ->
                                        allowed(
                                                actor,
                                                needed,
                                                tx,
                                                context ->
                                                        Idempotency.once(
                                                                context,
                                                                () -> change(context, work)))));
    }

    /**
     * Writes without an audit event; such a write doesn't count as a change ({@link
     * ChangeRateLimiter}).
     */
    public <T> Outcome<T> writeUnrecorded(
            Actor actor, ManagementPermission needed, Function<OperationContext, T> work) {
        return answer(() -> store.write(tx -> allowed(actor, needed, tx, work)));
    }

    private static <T> T change(OperationContext context, Function<OperationContext, T> work) {
        ChangeRateLimiter.check(context);
        var answer = work.apply(context);
        // Last, so that concurrent changes of one actor wait as briefly as possible.
        ChangeRateLimiter.count(context);
        return answer;
    }

    /** Reads without an actor; {@code work} checks what the caller may read. */
    public <T> Outcome<T> readAnonymously(Function<AnonymousOperation, T> work) {
        return answer(() -> store.read(tx -> work.apply(anonymous(tx, AuditOrigin.SYSTEM))));
    }

    /** Writes without an actor; {@code work} checks what the caller may do. */
    public <T> Outcome<T> writeAnonymously(
            @Nullable String source,
            @Nullable String request,
            Function<AnonymousOperation, T> work) {
        return answer(
                () ->
                        store.write(
                                tx -> work.apply(anonymous(tx, AuditOrigin.of(source, request)))));
    }

    private <T> T allowed(
            Actor actor,
            ManagementPermission needed,
            Transaction tx,
            Function<OperationContext, T> work) {
        checkHolds(actor, needed);
        return standing(actor, tx, work);
    }

    private <T> T standing(Actor actor, Transaction tx, Function<OperationContext, T> work) {
        // Checked again inside the transaction: a reseller may have been frozen since the actor was
        // authenticated.
        if (actor.authority() instanceof Authority.OfReseller(var reseller)
                && tx.resellers()
                        .find(reseller)
                        .filter(found -> found.standing() == ResellerStatus.ACTIVE)
                        .isEmpty()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.AUTHORITY_SUSPENDED,
                    "The reseller is frozen or closed; ask the operator");
        }
        return work.apply(context(actor, tx));
    }

    public static void checkHolds(Actor actor, ManagementPermission needed) {
        if (!actor.holds(needed)) {
            throw OperationRefusal.forbidden(
                    RefusalCode.PERMISSION_MISSING, "This needs " + needed.permission());
        }
    }

    private OperationContext context(Actor actor, Transaction tx) {
        return new OperationContext(actor, tx, now(), ids, journal, secrets, limits);
    }

    private AnonymousOperation anonymous(Transaction tx, AuditOrigin origin) {
        return new AnonymousOperation(tx, now(), ids, journal, secrets, limits, origin);
    }

    /** Rounded to the store's precision, so that an answer equals what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> Outcome<T> answer(Supplier<T> transaction) {
        try {
            return new Outcome.Done<>(transaction.get());
        } catch (OperationRefusal refused) {
            return refused.outcome();
        }
    }
}
