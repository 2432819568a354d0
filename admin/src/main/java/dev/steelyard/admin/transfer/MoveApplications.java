package dev.steelyard.admin.transfer;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;

import dev.steelyard.admin.link.InviterRights;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.Standing;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of a move: by the code of an offer, or, for the operator, without one. It is
 * looked at first, and then done for exactly what was seen: everything that a move depends on is
 * changed under the application's lock, which the move holds. Thread-safe.
 */
public final class MoveApplications {
    private final OperationRunner acts;
    private final Endings endings;

    public MoveApplications(OperationRunner acts, Endings endings) {
        this.acts = acts;
        this.endings = endings;
    }

    /** What accepting it would do; {@code terms.seen} is not read. */
    public Outcome<Move> tryAccept(Actor actor, String code, MoveTerms terms) {
        return acts.read(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var transfer = open(act, code);
                    var application =
                            act.tx()
                                    .applications()
                                    .find(transfer.application())
                                    .orElseThrow(MoveApplications::useless);
                    return MovePreview.look(act, application, transfer.to(), terms.end(act));
                });
    }

    /** Unknown, ended, used and others' codes look alike. */
    public Outcome<Move> accept(Actor actor, String code, MoveTerms terms) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var application = hold(act, open(act, code));
                    // And again: it may have been cancelled or used while this waited.
                    var transfer = open(act, code);
                    return move(act, application, transfer, transfer.to(), terms);
                });
    }

    /** What {@link #move} would do; {@code terms.seen} is not read. */
    public Outcome<Move> tryMove(
            Actor actor, Id<Application> id, Id<Reseller> to, MoveTerms terms) {
        return acts.read(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    onlyOperator(actor);
                    var application = act.application(id);
                    checkActive(act, application, to);
                    return MovePreview.look(act, application, to, terms.end(act));
                });
    }

    /** By the operator for both sides, as when a reseller is gone. */
    public Outcome<Move> move(Actor actor, Id<Application> id, Id<Reseller> to, MoveTerms terms) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    onlyOperator(actor);
                    var application = act.hold(id);
                    act.tx().staff().lock();
                    checkActive(act, application, to);
                    return move(act, application, null, to, terms);
                });
    }

    private Move move(
            OperationContext act,
            Application application,
            @Nullable Transfer transfer,
            Id<Reseller> to,
            MoveTerms terms) {
        var move = MovePreview.look(act, application, to, terms.end(act));
        if (!move.seen().equals(terms.seen())) {
            throw Refused.conflict(
                    application.version(), "It is not as it was seen; look at it again");
        }
        new MoveWriter(act, endings, move).write(transfer);
        return move;
    }

    /** Who is staff of the reseller that has it stays so, too, until the end. */
    private static Application hold(OperationContext act, Transfer transfer) {
        var application =
                act.tx()
                        .applications()
                        .lock(transfer.application())
                        .orElseThrow(MoveApplications::useless);
        act.tx().staff().lock();
        return application;
    }

    private static Transfer open(OperationContext act, String code) {
        var secret =
                Secret.parse(SecretKind.TRANSFER_CODE, code).orElseThrow(MoveApplications::useless);
        var transfer =
                act.tx()
                        .transfers()
                        .find(secret.id())
                        .filter(found -> found.hash().matches(secret))
                        .filter(found -> found.open(act.now()))
                        .filter(found -> act.actor().authority().covers(found.to()))
                        .orElseThrow(MoveApplications::useless);
        var application = act.tx().applications().find(transfer.application());
        boolean still =
                application
                        .filter(
                                found ->
                                        InviterRights.stillMay(
                                                act,
                                                transfer.offerer(),
                                                APPLICATIONS_WRITE,
                                                found.reseller()))
                        .isPresent();
        if (!still || !active(act, transfer.to())) {
            throw useless();
        }
        return transfer;
    }

    private static Refused useless() {
        return Refused.invalid("code", "A code that is good now, and for your reseller");
    }

    private static void onlyOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw Refused.forbidden(
                    RefusalCode.OPERATOR_ONLY,
                    "Only the operator moves without an offer; offer it instead");
        }
    }

    private static void checkActive(
            OperationContext act, Application application, Id<Reseller> to) {
        ManageTransfers.checkReceiver(act, application, to);
        if (!active(act, to)) {
            throw Refused.invalid("reseller", "One that is active");
        }
    }

    private static boolean active(OperationContext act, Id<Reseller> to) {
        return act.tx()
                .resellers()
                .find(to)
                .filter(found -> found.standing() == Standing.ACTIVE)
                .isPresent();
    }
}
