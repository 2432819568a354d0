package dev.steelyard.admin.credential;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.client.rule.AuthenticationRules;
import dev.steelyard.admin.client.rule.ClientRules;
import dev.steelyard.admin.client.rule.ManagementClientRules;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.credential.CreatedCredential;
import dev.steelyard.operations.credential.CredentialOperations;
import dev.steelyard.operations.credential.CredentialOperations.NewCredential;
import dev.steelyard.operations.credential.CredentialView;
import dev.steelyard.operations.schema.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates, lists, updates and deletes client secrets and API keys for staff. Thread-safe. */
public final class ManageCredentials {
    private static final String CLIENT = "client";

    private final OperationRunner runner;

    public ManageCredentials(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return Stream.of(
                        new OfKind(CredentialOperations.SECRETS, SecretKind.CLIENT_SECRET),
                        new OfKind(CredentialOperations.API_KEYS, SecretKind.API_KEY))
                .flatMap(one -> one.bindings().stream())
                .toList();
    }

    /** Management of the credentials of one kind. */
    private final class OfKind {
        private final CredentialOperations operations;
        private final SecretKind kind;

        OfKind(CredentialOperations operations, SecretKind kind) {
            this.operations = operations;
            this.kind = kind;
        }

        List<Binding<?, ?>> bindings() {
            return List.of(
                    bind(
                            operations.list(),
                            call -> list(call.actor(), call.id(CLIENT), ValidityFilter.of(call))),
                    bind(
                            operations.create(),
                            call -> create(call.actor(), call.id(CLIENT), call.body())),
                    bind(operations.get(), call -> get(call.actor(), call.id(CLIENT), call.id())),
                    bind(
                            operations.update(),
                            call ->
                                    update(
                                            call.actor(),
                                            call.id(CLIENT),
                                            call.id(),
                                            call.body(),
                                            call.expected())),
                    bind(
                            operations.delete(),
                            call ->
                                    delete(
                                            call.actor(),
                                            call.id(CLIENT),
                                            call.id(),
                                            call.expected())));
        }

        /** Includes expired ones; the oldest first. */
        private Outcome<Listing<CredentialView>> list(
                Actor actor, Id<Client> id, ValidityFilter filter) {
            return runner.read(
                    actor,
                    operations.list(),
                    context -> Listing.all(set(context, context.client(id)).list(filter)));
        }

        private Outcome<CredentialView> get(Actor actor, Id<Client> id, Id<Credential> credential) {
            return runner.read(
                    actor,
                    operations.get(),
                    context -> set(context, context.client(id)).get(credential));
        }

        private Outcome<CreatedCredential> create(
                Actor actor, Id<Client> id, NewCredential command) {
            return change(
                    actor,
                    id,
                    (client, set) -> {
                        ClientRules.checkNotExempted(actor, client);
                        if (kind == SecretKind.CLIENT_SECRET
                                && !AuthenticationRules.bySecret(client)) {
                            throw OperationRefusal.invalid(
                                    "client",
                                    "A client that authenticates with a secret, not with a key");
                        }
                        return set.add(command);
                    });
        }

        private Outcome<CredentialView> update(
                Actor actor,
                Id<Client> id,
                Id<Credential> credential,
                Optional<Instant> end,
                @Nullable Long expected) {
            return change(
                    actor,
                    id,
                    (client, set) -> {
                        if (set.prolongs(credential, end)) {
                            ClientRules.checkNotExempted(actor, client);
                        }
                        return set.end(credential, end, expected);
                    });
        }

        private Outcome<CredentialView> delete(
                Actor actor, Id<Client> id, Id<Credential> credential, @Nullable Long expected) {
            return change(actor, id, (_, set) -> set.retire(credential, expected));
        }

        private <T> Outcome<T> change(
                Actor actor, Id<Client> id, BiFunction<Client, CredentialManager, T> work) {
            return runner.write(
                    actor,
                    operations.create(),
                    context -> {
                        var client = context.holdClient(id);
                        ManagementClientRules.mayTouch(context, client);
                        if (!client.confidential()) {
                            throw OperationRefusal.invalid(
                                    "client", "A confidential one: public clients keep no secrets");
                        }
                        if (client.application() == null) {
                            if (kind == SecretKind.API_KEY) {
                                throw OperationRefusal.invalid(
                                        "client",
                                        "A client of an application: management clients need no API key");
                            }
                            // There is no application to lock; the client's version detects
                            // concurrent changes.
                            OperationContext.won(
                                    context.tx().clients().update(client), client.version());
                        }
                        var answer = work.apply(client, set(context, client));
                        context.tx().changed(ChangeKey.client(id));
                        return answer;
                    });
        }

        private CredentialManager set(OperationContext context, Client client) {
            return new CredentialManager(context, client.id(), kind, context.matter(client));
        }
    }
}
