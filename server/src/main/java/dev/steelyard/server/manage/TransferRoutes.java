package dev.steelyard.server.manage;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.transfer.ManageTransfers;
import dev.steelyard.admin.transfer.Move;
import dev.steelyard.admin.transfer.MoveApplications;
import dev.steelyard.admin.transfer.MoveTerms;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.http.answer.Reply;
import java.util.function.Function;

/** {@code /applications/{id}/transfer}, {@code /transfers}, {@code /applications/{id}/move}. */
final class TransferRoutes {
    private final ManageTransfers transfers;
    private final MoveApplications moves;

    TransferRoutes(ManageTransfers transfers, MoveApplications moves) {
        this.transfers = transfers;
        this.moves = moves;
    }

    Reply get(Call call) {
        return Replies.one(call, transfers.get(call.actor(), call.id("id")), TransferJson::of);
    }

    Reply offer(Call call) {
        Id<Reseller> to = call.body("reseller").id("reseller");
        Id<Application> id = call.id("id");
        return Posted.handed(call, actor -> transfers.offer(actor, id, to), TransferJson::made);
    }

    Reply cancel(Call call) {
        call.noBody();
        return Replies.none(call, transfers.cancel(call.actor(), call.id("id"), call.expected()));
    }

    Reply accept(Call call) {
        var body = call.body("code", "seen", "credentials_expire");
        boolean tried = call.isTry();
        var code = body.string("code");
        var terms = terms(body, tried);
        return tried
                ? tried(call, moves.tryAccept(call.actor(), code, terms))
                : moved(call, actor -> moves.accept(actor, code, terms));
    }

    Reply move(Call call) {
        var body = call.body("reseller", "seen", "credentials_expire");
        boolean tried = call.isTry();
        Id<Application> id = call.id("id");
        Id<Reseller> to = body.id("reseller");
        var terms = terms(body, tried);
        return tried
                ? tried(call, moves.tryMove(call.actor(), id, to, terms))
                : moved(call, actor -> moves.move(actor, id, to, terms));
    }

    private static Reply tried(Call call, Outcome<Move> outcome) {
        return Replies.one(call, outcome, move -> TransferJson.of(move, true));
    }

    private static Reply moved(Call call, Function<Actor, Outcome<Move>> act) {
        return Posted.one(call, act, move -> TransferJson.of(move, false));
    }

    private static MoveTerms terms(Body body, boolean tried) {
        var seen = body.optionalString("seen");
        if (!tried && seen.isEmpty()) {
            throw ApiError.invalid("seen", "That of the answer with dry_run=true; it is missing");
        }
        return new MoveTerms(body.time("credentials_expire"), seen.orElse(null));
    }
}
