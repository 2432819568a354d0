package dev.steelyard.domain.manage;

import static dev.steelyard.domain.manage.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.manage.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.ClientSettings;
import dev.steelyard.domain.client.Hosts;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Page;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clients of applications; what all clients have in common, too. Thread-safe. */
public final class ManageClients {
    private final Acts acts;

    ManageClients(Acts acts) {
        this.acts = acts;
    }

    public Outcome<MadeClient> create(Actor actor, Id<Application> id, NewClient command) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var application = act.hold(id);
                    Limits.room("clients", act.tx().clients().count(id), act.limits().clients());
                    var client =
                            new Client(
                                    act.ids().next(),
                                    id,
                                    null,
                                    Set.of(),
                                    Texts.name("name", command.name()),
                                    command.type(),
                                    command.grantTypes(),
                                    Hosts.ascii(command.redirectUris()),
                                    Hosts.ascii(command.postLogoutRedirectUris()),
                                    Hosts.ascii(command.origins()),
                                    command.roles(),
                                    command.settings(),
                                    false,
                                    1);
                    ClientRules.check(act, client, ClientSettings.safe(client.type()));
                    RoleRules.checkForClient(
                            act, RoleRules.ofApplication(act, application, client.roles()));
                    act.tx().clients().insert(client);
                    act.record(
                            Entry.made(
                                    "client.create", act.matter(client), FactsOf.client(client)));
                    var made =
                            client.confidential()
                                    ? new MadeClient(
                                            client,
                                            Authentications.bySecret(client)
                                                    ? first(act, client, SecretKind.CLIENT_SECRET)
                                                    : null,
                                            first(act, client, SecretKind.API_KEY))
                                    : new MadeClient(client, null, null);
                    act.tx().changed(ChangeKey.client(client.id()));
                    if (!client.origins().isEmpty()) {
                        act.tx().changed(ChangeKey.ORIGINS);
                    }
                    return made;
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
                actor, CLIENTS_READ, act -> act.tx().clients().all(visible(act, filter), page));
    }

    /** What of {@code filter} the actor can see. */
    static ClientFilter visible(Act act, ClientFilter filter) {
        act.checkVisible(filter.application());
        return filter.of(act.whose(filter.reseller()), filter.application());
    }

    /** Of a management client only the name can be changed. */
    public Outcome<Client> update(
            Actor actor, Id<Client> id, ClientPatch patch, @Nullable Long expected) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var before = act.holdClient(id);
                    Act.expect(expected, before.version());
                    ManagementClients.mayTouch(act, before);
                    var after = PatchedClient.of(before, patch);
                    var application = before.application();
                    if (application != null) {
                        ClientRules.check(act, after, before.settings());
                        ClientRules.checkExempted(actor, before, after);
                        RoleRules.checkForClient(act, newRoles(act, application, before, after));
                    } else if (patch.isMoreThanName()) {
                        throw Refused.invalid("client", "Of a management client only the name");
                    }
                    return save(act, before, after, "client.update");
                });
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
                    Act.expect(expected, before.version());
                    ManagementClients.mayTouch(act, before);
                    var after = PatchedClient.suspended(before, suspended);
                    return save(act, before, after, suspended ? "client.suspend" : "client.revive");
                });
    }

    private static Client save(Act act, Client before, Client after, String action) {
        var difference = Difference.between(FactsOf.client(before), FactsOf.client(after));
        if (difference.isEmpty()) {
            return before;
        }
        Act.won(act.tx().clients().update(after), before.version());
        act.tx().changed(ChangeKey.client(before.id()));
        if (!liveOrigins(before).equals(liveOrigins(after))) {
            act.tx().changed(ChangeKey.ORIGINS);
        }
        act.record(Entry.of(action, act.matter(before), difference));
        return act.client(before.id());
    }

    private static Set<String> liveOrigins(Client client) {
        return client.suspended() ? Set.of() : client.origins();
    }

    private static List<Role> newRoles(
            Act act, Id<Application> application, Client before, Client after) {
        return RoleRules.ofApplication(act, act.application(application), after.roles()).stream()
                .filter(role -> !before.roles().contains(role.id()))
                .toList();
    }

    private static Secret first(Act act, Client client, SecretKind kind) {
        return new CredentialSet(act, client.id(), kind, act.matter(client))
                .add(NewCredential.LASTING)
                .secret();
    }
}
