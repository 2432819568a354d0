package dev.steelyard.admin.rehearsal;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.util.List;

/**
 * Reads what clients and members do at APIs, as guards report it. Of a user it shows only what it
 * does in an application of the reading reseller (rule 9). Thread-safe.
 */
public final class ReadUses {
    /** How many rows are read, the latest. */
    private static final int READ = 20_000;

    private final OperationRunner acts;

    public ReadUses(OperationRunner acts) {
        this.acts = acts;
    }

    /** Its own, and of all users together that it acts for. */
    public Outcome<List<OperationUse>> ofClient(Actor actor, Id<Client> id) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> OperationUse.of(act.tx().decisions().of(act.client(id).id(), READ)));
    }

    public Outcome<List<OperationUse>> ofMember(Actor actor, Id<Application> id, Id<User> user) {
        return acts.read(
                actor,
                MEMBERS_READ,
                act -> {
                    act.application(id);
                    var member =
                            act.tx().memberships().find(user, id).orElseThrow(Refused::missing);
                    return OperationUse.of(act.tx().decisions().of(member.user(), id, READ));
                });
    }
}
