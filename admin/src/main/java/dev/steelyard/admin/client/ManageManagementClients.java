package dev.steelyard.admin.client;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.admin.credential.CredentialSet;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Delegation;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.credential.NewCredential;
import java.util.List;
import java.util.Set;

/** Clients of the management API, made by the operator only (rule 8). Thread-safe. */
public final class ManageManagementClients {
    private final OperationRunner acts;

    public ManageManagementClients(OperationRunner acts) {
        this.acts = acts;
    }

    public Outcome<MadeClient> create(Actor actor, NewManagementClient command) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    onlyOperator(actor);
                    if (command.authority() instanceof Authority.OfReseller(var reseller)
                            && act.tx().resellers().find(reseller).isEmpty()) {
                        throw Refused.invalid("authority", "operator, or the id of a reseller");
                    }
                    Delegation.check(actor, command.authority(), command.permissions());
                    var client =
                            new Client(
                                    act.ids().next(),
                                    null,
                                    command.authority(),
                                    command.permissions(),
                                    TextRules.name("name", command.name()),
                                    ClientType.CONFIDENTIAL,
                                    Set.of(GrantType.CLIENT_CREDENTIALS),
                                    Set.of(),
                                    Set.of(),
                                    Set.of(),
                                    Set.of(),
                                    ClientSettings.SAFE,
                                    false,
                                    1);
                    act.tx().clients().insert(client);
                    act.record(
                            Entry.made(
                                    "client.create", act.matter(client), FactsOf.client(client)));
                    var secret =
                            new CredentialSet(
                                            act,
                                            client.id(),
                                            SecretKind.CLIENT_SECRET,
                                            act.matter(client))
                                    .add(NewCredential.LASTING)
                                    .secret();
                    act.tx().changed(ChangeKey.client(client.id()));
                    return new MadeClient(client, secret, null);
                });
    }

    /** The built-in ones included. */
    public Outcome<List<Client>> list(Actor actor, ClientFilter filter, Page page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> {
                    onlyOperator(actor);
                    return act.tx().clients().management(filter, page);
                });
    }

    private static void onlyOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw Refused.forbidden(
                    RefusalCode.OPERATOR_ONLY, "Management clients are the operator's matter");
        }
    }
}
