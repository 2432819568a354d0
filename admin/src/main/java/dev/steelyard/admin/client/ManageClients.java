package dev.steelyard.admin.client;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.admin.client.rule.ClientRules;
import dev.steelyard.admin.client.rule.ManagementClientRules;
import dev.steelyard.admin.client.rule.Sectors;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.admin.rehearsal.Rehearsals;
import dev.steelyard.admin.rehearsal.Rights;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients of applications; what all clients have in common, too. Thread-safe. */
public final class ManageClients {
    private final OperationRunner acts;
    private final Sectors sectors;

    public ManageClients(OperationRunner acts, Sectors sectors) {
        this.acts = acts;
        this.sectors = sectors;
    }

    public Outcome<MadeClient> create(Actor actor, Id<Application> id, NewClient command) {
        var found =
                sectors.fetch(
                        acts.read(
                                actor,
                                CLIENTS_WRITE,
                                act ->
                                        Sectors.needed(
                                                null,
                                                ClientWriter.client(act, id, command),
                                                act.application(id).reseller())));
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var application = act.hold(id);
                    return ClientWriter.make(
                            act, application, command, FirstCredentials.LASTING, found);
                });
    }

    public Outcome<Client> get(Actor actor, Id<Client> id) {
        return acts.read(actor, CLIENTS_READ, act -> act.client(id));
    }

    public Outcome<List<Client>> list(
            Actor actor, Id<Application> application, ClientFilter filter, Page page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> act.tx().clients().list(act.application(application).id(), filter, page));
    }

    /** Wherever they are; a reseller's own, the operator's all, built-in ones left out. */
    public Outcome<List<ListedClient>> all(Actor actor, ClientFilter filter, Page page) {
        return acts.read(
                actor, CLIENTS_READ, act -> act.tx().clients().all(act.visible(filter), page));
    }

    /** Of a management client only the name can be changed. */
    public Outcome<Client> update(
            Actor actor, Id<Client> id, ClientPatch patch, @Nullable Long expected) {
        var found = sectors.fetch(acts.read(actor, CLIENTS_WRITE, act -> needed(act, id, patch)));
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var before = act.holdClient(id);
                    var after = checked(act, before, patch, expected, found);
                    return ClientWriter.save(act, before, after, "client.update");
                });
    }

    /** What {@link #update} would do, to the client at work too. */
    public Outcome<DryRun<Client>> tryUpdate(
            Actor actor, Id<Client> id, ClientPatch patch, @Nullable Long expected) {
        var found = sectors.fetch(acts.read(actor, CLIENTS_WRITE, act -> needed(act, id, patch)));
        return acts.read(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var before = act.client(id);
                    var after = checked(act, before, patch, expected, found);
                    var now = Rights.now(act);
                    return new DryRun<>(
                            after,
                            Rehearsals.of(
                                    act,
                                    id,
                                    Rights.between(act, before.roles(), after.roles()),
                                    now,
                                    now.assigning(ref -> ref.user() == null, after.roles())));
                });
    }

    private static Client checked(
            OperationContext act,
            Client before,
            ClientPatch patch,
            @Nullable Long expected,
            Sectors.@Nullable Found found) {
        OperationContext.expect(expected, before.version());
        ManagementClientRules.mayTouch(act, before);
        var after = PatchedClient.of(before, patch);
        var application = before.application();
        if (application != null) {
            ClientRules.check(act, after, before.settings(), patch.settings());
            Sectors.check(before, after, found);
            ClientRules.checkExempted(act.actor(), before, after);
            RoleRules.checkForClient(act, newRoles(act, application, before, after));
        } else if (patch.isMoreThanName()) {
            throw Refused.invalid("client", "Of a management client only the name");
        }
        return after;
    }

    private static Optional<Sectors.Needed> needed(
            OperationContext act, Id<Client> id, ClientPatch patch) {
        var before = act.client(id);
        var application = before.application();
        return application == null
                ? Optional.empty()
                : Sectors.needed(
                        before,
                        PatchedClient.of(before, patch),
                        act.application(application).reseller());
    }

    /** No token of it is accepted, and it gets none, until it is revived. */
    public Outcome<Client> suspend(Actor actor, Id<Client> id, @Nullable Long expected) {
        return setSuspended(actor, id, expected, true);
    }

    public Outcome<Client> revive(Actor actor, Id<Client> id, @Nullable Long expected) {
        return setSuspended(actor, id, expected, false);
    }

    private Outcome<Client> setSuspended(
            Actor actor, Id<Client> id, @Nullable Long expected, boolean suspended) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var before = act.holdClient(id);
                    OperationContext.expect(expected, before.version());
                    ManagementClientRules.mayTouch(act, before);
                    var after = PatchedClient.suspended(before, suspended);
                    return ClientWriter.save(
                            act, before, after, suspended ? "client.suspend" : "client.revive");
                });
    }

    private static List<Role> newRoles(
            OperationContext act, Id<Application> application, Client before, Client after) {
        return RoleRules.ofApplication(act, act.application(application), after.roles()).stream()
                .filter(role -> !before.roles().contains(role.id()))
                .toList();
    }
}
