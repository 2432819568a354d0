package dev.steelyard.server.manage;

import dev.steelyard.admin.transfer.MadeTransfer;
import dev.steelyard.admin.transfer.Move;
import dev.steelyard.admin.transfer.MoveTerms;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.operations.model.ShownOnce;
import dev.steelyard.operations.role.RoleView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers of applications, and what a move does, as the API writes them. */
final class TransferJson {
    private TransferJson() {}

    /** Never its code, which was shown once. */
    static Map<String, @Nullable Object> of(Transfer transfer) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", transfer.id().hex());
        json.put("application", transfer.application().hex());
        json.put("reseller", transfer.to().hex());
        json.put("offered_by", transfer.offerer().who());
        json.put("expires", Members.time(transfer.expires()));
        json.put("version", transfer.version());
        return json;
    }

    /** With its code. */
    static Map<String, @Nullable Object> made(MadeTransfer made) {
        var json = of(made.transfer());
        json.put("code", new ShownOnce(made.code().reveal()));
        return json;
    }

    /** What is struck out comes first: it is what somebody will miss. */
    static Map<String, @Nullable Object> of(Move move, boolean tried) {
        var application = move.application();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dry_run", tried);
        json.put("application", application.id().hex());
        json.put("name", application.name());
        json.put("company", application.company());
        json.put("reseller", move.to().hex());
        json.put("roles", move.struck().stream().map(TransferJson::role).toList());
        json.put("ceiling", Members.texts(move.ceiling()));
        json.put("clients", move.clients());
        json.put("members", move.members());
        json.put("leaving", move.leaving().size());
        json.put("invitations", move.invitations());
        json.put("credentials", move.credentials());
        json.put("credentials_end", Members.time(move.credentialsEnd()));
        json.put("overlap_days_at_most", MoveTerms.MOST_OVERLAP.toDays());
        json.put("seen", move.seen());
        return json;
    }

    private static Map<String, @Nullable Object> role(RoleView view) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", view.role().id().hex());
        json.put("name", view.role().name());
        json.put("permissions", Members.texts(view.role().permissions()));
        json.put("struck_out", Members.texts(view.blocked()));
        return json;
    }
}
