package dev.steelyard.admin.transfer;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.link.InviterRules;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.transfer.TransferOperations;
import dev.steelyard.operations.transfer.TransferOperations.NewTransfer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates, reads and cancels offers of an application to another reseller, for the owner's staff.
 * The code goes to the other side out of band, and neither side sees more of the other than the id
 * that the owner was told. Thread-safe.
 */
public final class ManageTransfers {
    private final OperationRunner runner;
    private final Duration lifetime;

    public ManageTransfers(OperationRunner runner, LinkLifetimes lifetimes) {
        this.runner = runner;
        this.lifetime = lifetimes.transfer();
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(TransferOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        TransferOperations.OFFER_APPLICATION,
                        call -> offer(call.actor(), call.id(), call.body())),
                bind(
                        TransferOperations.CANCEL,
                        call -> cancel(call.actor(), call.id(), call.expected())));
    }

    /**
     * Offers an application. The answer is equal for known and unknown resellers, except to the
     * operator.
     */
    public Outcome<NewTransfer> offer(Actor actor, Id<Application> id, Id<Reseller> to) {
        return runner.write(
                actor,
                TransferOperations.OFFER_APPLICATION,
                context -> {
                    var application = context.hold(id);
                    checkReceiver(context, application, to);
                    if (open(context, id) != null) {
                        throw OperationRefusal.conflict(
                                application.version(),
                                "It is offered already; cancel that offer first");
                    }
                    Id<Transfer> transfer = context.ids().next();
                    var code = context.secrets().next(SecretKind.TRANSFER_CODE, transfer);
                    var made =
                            new Transfer(
                                    transfer,
                                    code.hash(),
                                    id,
                                    to,
                                    InviterRules.of(actor),
                                    context.now().plus(lifetime));
                    context.tx().transfers().put(made);
                    context.record(
                            JournalEntry.made(
                                    "transfer.create",
                                    AuditSubject.in(application, "transfer", transfer),
                                    facts(made)));
                    return new NewTransfer(made, code);
                });
    }

    /** The open transfer. */
    public Outcome<Transfer> get(Actor actor, Id<Application> id) {
        return runner.read(
                actor,
                TransferOperations.GET,
                context -> one(context, context.application(id).id()));
    }

    /** Cancels a transfer; its code stops working. */
    public Outcome<Transfer> cancel(Actor actor, Id<Application> id, @Nullable Long expected) {
        return runner.write(
                actor,
                TransferOperations.CANCEL,
                context -> {
                    var application = context.hold(id);
                    var transfer = one(context, id);
                    OperationContext.expect(expected, transfer.version());
                    context.tx().transfers().remove(id);
                    context.record(
                            JournalEntry.gone(
                                    "transfer.delete",
                                    AuditSubject.in(application, "transfer", transfer.id()),
                                    facts(transfer)));
                    return transfer;
                });
    }

    static void checkReceiver(OperationContext context, Application application, Id<Reseller> to) {
        if (to.equals(application.reseller())) {
            throw OperationRefusal.invalid("reseller", "A reseller other than its present one");
        }
        if (context.actor().isOperator() && context.tx().resellers().find(to).isEmpty()) {
            throw OperationRefusal.invalid("reseller", "The id of a reseller");
        }
    }

    private static AuditedProperties facts(Transfer transfer) {
        return AuditedObjectConverter.of(TransferOperations.RECORDED, transfer);
    }

    private static Transfer one(OperationContext context, Id<Application> id) {
        var transfer = open(context, id);
        if (transfer == null) {
            throw OperationRefusal.missing();
        }
        return transfer;
    }

    private static @Nullable Transfer open(OperationContext context, Id<Application> id) {
        return context.tx()
                .transfers()
                .of(id)
                .filter(found -> found.open(context.now()))
                .orElse(null);
    }
}
