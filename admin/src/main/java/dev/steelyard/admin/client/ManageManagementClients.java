package dev.steelyard.admin.client;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.credential.CredentialManager;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.DelegationRules;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.client.ClientOperations;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.operations.client.ClientView;
import dev.steelyard.operations.client.CreatedClient;
import dev.steelyard.operations.credential.CredentialOperations.NewCredential;
import dev.steelyard.operations.field.Filters;
import java.util.List;
import java.util.Set;

/**
 * Creates and lists, for the operator, the OAuth clients that may call the management API.
 * Thread-safe.
 */
public final class ManageManagementClients {
    private final OperationRunner runner;

    public ManageManagementClients(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        ClientOperations.LIST_MANAGEMENT,
                        call ->
                                list(
                                                call.actor(),
                                                new ClientFilter(
                                                        null,
                                                        null,
                                                        call.filter(Filters.QUERY),
                                                        null,
                                                        null,
                                                        call.filter(ClientOperations.IS_SUSPENDED),
                                                        null),
                                                call.page())
                                        .map(found -> call.paged(found, one -> one.client().id()))),
                bind(
                        ClientOperations.CREATE_MANAGEMENT,
                        call -> create(call.actor(), call.body())));
    }

    public Outcome<CreatedClient> create(Actor actor, NewManagementClient command) {
        return runner.write(
                actor,
                ClientOperations.CREATE_MANAGEMENT,
                context -> {
                    onlyOperator(actor);
                    if (command.authority() instanceof Authority.OfReseller(var reseller)
                            && context.tx().resellers().find(reseller).isEmpty()) {
                        throw OperationRefusal.invalid(
                                "authority", "operator, or the id of a reseller");
                    }
                    DelegationRules.check(actor, command.authority(), command.permissions());
                    var client =
                            new Client(
                                    context.ids().next(),
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
                    context.tx().clients().insert(client);
                    context.record(
                            JournalEntry.made(
                                    "client.create",
                                    context.matter(client),
                                    ClientWriter.facts(client)));
                    var secret =
                            new CredentialManager(
                                            context,
                                            client.id(),
                                            SecretKind.CLIENT_SECRET,
                                            context.matter(client))
                                    .add(NewCredential.LASTING)
                                    .secret();
                    context.tx().changed(ChangeKey.client(client.id()));
                    return new CreatedClient(view(client), secret, null);
                });
    }

    /** Includes the built-in ones. */
    private Outcome<List<ClientView>> list(Actor actor, ClientFilter filter, PageRequest page) {
        return runner.read(
                actor,
                ClientOperations.LIST_MANAGEMENT,
                context -> {
                    onlyOperator(actor);
                    return context.tx().clients().management(filter, page).stream()
                            .map(ManageManagementClients::view)
                            .toList();
                });
    }

    private static ClientView view(Client client) {
        return new ClientView(client, List.of());
    }

    private static void onlyOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY, "Only the operator can manage management clients");
        }
    }
}
