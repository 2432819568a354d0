package dev.steelyard.admin.transfer;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;

import dev.steelyard.admin.link.InviterRights;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Offers of an application to another reseller: the owner's side. The code goes to the other side
 * out of band, and neither side sees more of the other than the id that the owner was told.
 * Thread-safe.
 */
public final class ManageTransfers {
    private final OperationRunner acts;
    private final Duration lifetime;

    public ManageTransfers(OperationRunner acts, LinkLifetimes lifetimes) {
        this.acts = acts;
        this.lifetime = lifetimes.transfer();
    }

    /**
     * Looks the same for a reseller that is there and one that isn't: only the operator is told.
     */
    public Outcome<MadeTransfer> offer(Actor actor, Id<Application> id, Id<Reseller> to) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var application = act.hold(id);
                    checkReceiver(act, application, to);
                    if (open(act, id) != null) {
                        throw Refused.conflict(
                                application.version(), "It is offered already; cancel that first");
                    }
                    Id<Transfer> transfer = act.ids().next();
                    var code = act.secrets().next(SecretKind.TRANSFER_CODE, transfer);
                    var made =
                            new Transfer(
                                    transfer,
                                    code.hash(),
                                    id,
                                    to,
                                    InviterRights.of(actor),
                                    act.now().plus(lifetime));
                    act.tx().transfers().put(made);
                    act.record(
                            Entry.made(
                                    "transfer.create",
                                    Matter.in(application, "transfer", transfer),
                                    FactsOf.transfer(made)));
                    return new MadeTransfer(made, code);
                });
    }

    /** The one that is open. */
    public Outcome<Transfer> get(Actor actor, Id<Application> id) {
        return acts.read(actor, APPLICATIONS_READ, act -> one(act, act.application(id).id()));
    }

    /** Ends it: its code is worth nothing. */
    public Outcome<Transfer> cancel(Actor actor, Id<Application> id, @Nullable Long expected) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var application = act.hold(id);
                    var transfer = one(act, id);
                    OperationContext.expect(expected, transfer.version());
                    act.tx().transfers().remove(id);
                    act.record(
                            Entry.gone(
                                    "transfer.delete",
                                    Matter.in(application, "transfer", transfer.id()),
                                    FactsOf.transfer(transfer)));
                    return transfer;
                });
    }

    static void checkReceiver(OperationContext act, Application application, Id<Reseller> to) {
        if (to.equals(application.reseller())) {
            throw Refused.invalid("reseller", "Another one than its reseller of today");
        }
        if (act.actor().isOperator() && act.tx().resellers().find(to).isEmpty()) {
            throw Refused.invalid("reseller", "The id of a reseller");
        }
    }

    private static Transfer one(OperationContext act, Id<Application> id) {
        var transfer = open(act, id);
        if (transfer == null) {
            throw Refused.missing();
        }
        return transfer;
    }

    private static @Nullable Transfer open(OperationContext act, Id<Application> id) {
        return act.tx().transfers().of(id).filter(found -> found.open(act.now())).orElse(null);
    }
}
