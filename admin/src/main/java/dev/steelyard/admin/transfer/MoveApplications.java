package dev.steelyard.admin.transfer;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.link.InviterRules;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.schema.InvalidInput;
import dev.steelyard.operations.transfer.ApplicationMove;
import dev.steelyard.operations.transfer.MoveTerms;
import dev.steelyard.operations.transfer.TransferOperations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transfers an application to another reseller, by the code of an offer or by the operator's
 * command. A preview comes first, and the move does exactly what the preview showed: everything
 * that a move depends on is changed under the application's lock, which the move holds.
 * Thread-safe.
 */
public final class MoveApplications {
    private final OperationRunner runner;
    private final RevocationService endings;

    public MoveApplications(OperationRunner runner, RevocationService endings) {
        this.runner = runner;
        this.endings = endings;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                                TransferOperations.ACCEPT,
                                call -> {
                                    var terms = seen(call.body().terms());
                                    return accept(call.actor(), call.body().code(), terms);
                                })
                        .dryRun(
                                call ->
                                        tryAccept(
                                                        call.actor(),
                                                        call.body().code(),
                                                        call.body().terms())
                                                .map(move -> new DryRun<>(move, null))),
                bind(
                                TransferOperations.MOVE_APPLICATION,
                                call -> {
                                    var terms = seen(call.body().terms());
                                    return move(
                                            call.actor(), call.id(), call.body().reseller(), terms);
                                })
                        .dryRun(
                                call ->
                                        tryMove(
                                                        call.actor(),
                                                        call.id(),
                                                        call.body().reseller(),
                                                        call.body().terms())
                                                .map(move -> new DryRun<>(move, null))));
    }

    private static MoveTerms seen(MoveTerms terms) {
        if (terms.seen().isEmpty()) {
            throw new InvalidInput(
                    "seen", "The value of seen in the response with dry_run=true; it is missing");
        }
        return terms;
    }

    /** A dry run of {@link #accept}; ignores {@code terms.seen}. */
    public Outcome<ApplicationMove> tryAccept(Actor actor, String code, MoveTerms terms) {
        return runner.read(
                actor,
                TransferOperations.ACCEPT,
                context -> {
                    var transfer = open(context, code);
                    var application =
                            context.tx()
                                    .applications()
                                    .find(transfer.application())
                                    .orElseThrow(MoveApplications::useless);
                    return MovePreview.look(
                            context, application, transfer.to(), end(context, terms));
                });
    }

    /** Unknown, ended and used codes and codes for others look alike. */
    public Outcome<ApplicationMove> accept(Actor actor, String code, MoveTerms terms) {
        return runner.write(
                actor,
                TransferOperations.ACCEPT,
                context -> {
                    var application = hold(context, open(context, code));
                    // And again: it may have been cancelled or used during the wait.
                    var transfer = open(context, code);
                    return move(context, application, transfer, transfer.to(), terms);
                });
    }

    /** A dry run of {@link #move}; ignores {@code terms.seen}. */
    public Outcome<ApplicationMove> tryMove(
            Actor actor, Id<Application> id, Id<Reseller> to, MoveTerms terms) {
        return runner.read(
                actor,
                TransferOperations.MOVE_APPLICATION,
                context -> {
                    onlyOperator(actor);
                    var application = context.application(id);
                    checkActive(context, application, to);
                    return MovePreview.look(context, application, to, end(context, terms));
                });
    }

    /** Moves an application for both sides, by the operator, as when a reseller is gone. */
    public Outcome<ApplicationMove> move(
            Actor actor, Id<Application> id, Id<Reseller> to, MoveTerms terms) {
        return runner.write(
                actor,
                TransferOperations.MOVE_APPLICATION,
                context -> {
                    onlyOperator(actor);
                    var application = context.hold(id);
                    context.tx().staff().lock();
                    checkActive(context, application, to);
                    return move(context, application, null, to, terms);
                });
    }

    private ApplicationMove move(
            OperationContext context,
            Application application,
            @Nullable Transfer transfer,
            Id<Reseller> to,
            MoveTerms terms) {
        var move = MovePreview.look(context, application, to, end(context, terms));
        if (!terms.seen().equals(Optional.of(move.seen()))) {
            throw OperationRefusal.conflict(
                    application.version(),
                    "The effects have changed since the dry run; do the dry run again");
        }
        new MoveWriter(context, endings, move).write(transfer);
        return move;
    }

    private static Instant end(OperationContext context, MoveTerms terms) {
        var now = context.now();
        var end = terms.credentialsExpire();
        if (end.isPresent()
                && (!end.get().isAfter(now)
                        || end.get().isAfter(now.plus(MoveTerms.MAX_OVERLAP)))) {
            throw OperationRefusal.invalid(
                    "credentials_expire",
                    "A time in the future, at most "
                            + MoveTerms.MAX_OVERLAP.toDays()
                            + " days ahead");
        }
        return end.orElse(now);
    }

    /** Locks the application and the staff: its reseller's staff can't change until the end. */
    private static Application hold(OperationContext context, Transfer transfer) {
        var application =
                context.tx()
                        .applications()
                        .lock(transfer.application())
                        .orElseThrow(MoveApplications::useless);
        context.tx().staff().lock();
        return application;
    }

    private static Transfer open(OperationContext context, String code) {
        var secret =
                Secret.parse(SecretKind.TRANSFER_CODE, code).orElseThrow(MoveApplications::useless);
        var transfer =
                context.tx()
                        .transfers()
                        .find(secret.id())
                        .filter(found -> found.hash().matches(secret))
                        .filter(found -> found.open(context.now()))
                        .filter(found -> context.actor().authority().covers(found.to()))
                        .orElseThrow(MoveApplications::useless);
        var application = context.tx().applications().find(transfer.application());
        boolean still =
                application
                        .filter(
                                found ->
                                        InviterRules.stillMay(
                                                context,
                                                transfer.offerer(),
                                                APPLICATIONS_WRITE,
                                                found.reseller()))
                        .isPresent();
        if (!still || !active(context, transfer.to())) {
            throw useless();
        }
        return transfer;
    }

    private static OperationRefusal useless() {
        return OperationRefusal.invalid("code", "A valid code of an offer to your reseller");
    }

    private static void onlyOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY,
                    "Only the operator moves without an offer; offer it instead");
        }
    }

    private static void checkActive(
            OperationContext context, Application application, Id<Reseller> to) {
        ManageTransfers.checkReceiver(context, application, to);
        if (!active(context, to)) {
            throw OperationRefusal.invalid("reseller", "One that is active");
        }
    }

    private static boolean active(OperationContext context, Id<Reseller> to) {
        return context.tx()
                .resellers()
                .find(to)
                .filter(found -> found.standing() == ResellerStatus.ACTIVE)
                .isPresent();
    }
}
