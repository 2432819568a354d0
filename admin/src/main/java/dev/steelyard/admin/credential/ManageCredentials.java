package dev.steelyard.admin.credential;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.admin.client.rule.AuthenticationRules;
import dev.steelyard.admin.client.rule.ClientRules;
import dev.steelyard.admin.client.rule.ManagementClientRules;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Client secrets and API keys of clients: several at once, so that a new one is in place before the
 * old one goes. {@code kind} is {@link SecretKind#CLIENT_SECRET} or {@link SecretKind#API_KEY}.
 * Thread-safe.
 */
public final class ManageCredentials {
    private final OperationRunner acts;

    public ManageCredentials(OperationRunner acts) {
        this.acts = acts;
    }

    /** All of them, ended ones included, oldest first. */
    public Outcome<List<CredentialView>> list(Actor actor, Id<Client> id, SecretKind kind) {
        return acts.read(actor, CLIENTS_READ, act -> of(act, act.client(id), kind).list());
    }

    public Outcome<CredentialView> get(
            Actor actor, Id<Client> id, SecretKind kind, Id<Credential> credential) {
        return acts.read(actor, CLIENTS_READ, act -> of(act, act.client(id), kind).get(credential));
    }

    public Outcome<MadeCredential> add(
            Actor actor, Id<Client> id, SecretKind kind, NewCredential command) {
        return change(
                actor,
                id,
                kind,
                (client, set) -> {
                    ClientRules.checkNotExempted(actor, client);
                    if (kind == SecretKind.CLIENT_SECRET && !AuthenticationRules.bySecret(client)) {
                        throw Refused.invalid(
                                "client", "One that proves itself by a secret, not by a key");
                    }
                    return set.add(command);
                });
    }

    /** Sets when it ends; null: never. */
    public Outcome<CredentialView> end(
            Actor actor,
            Id<Client> id,
            SecretKind kind,
            Id<Credential> credential,
            @Nullable Instant at,
            @Nullable Long expected) {
        return change(
                actor,
                id,
                kind,
                (client, set) -> {
                    if (set.prolongs(credential, at)) {
                        ClientRules.checkNotExempted(actor, client);
                    }
                    return set.end(credential, at, expected);
                });
    }

    /** Ends it now. */
    public Outcome<CredentialView> retire(
            Actor actor,
            Id<Client> id,
            SecretKind kind,
            Id<Credential> credential,
            @Nullable Long expected) {
        return change(actor, id, kind, (_, set) -> set.retire(credential, expected));
    }

    private <T> Outcome<T> change(
            Actor actor,
            Id<Client> id,
            SecretKind kind,
            BiFunction<Client, CredentialSet, T> work) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var client = act.holdClient(id);
                    ManagementClientRules.mayTouch(act, client);
                    if (!client.confidential()) {
                        throw Refused.invalid(
                                "client", "A confidential one: public clients keep no secrets");
                    }
                    if (client.application() == null) {
                        if (kind == SecretKind.API_KEY) {
                            throw Refused.invalid(
                                    "client", "One of an application: no API key is needed here");
                        }
                        // There is no application to hold, so the client itself is what two
                        // changes at the same time meet at.
                        OperationContext.won(act.tx().clients().update(client), client.version());
                    }
                    var answer = work.apply(client, of(act, client, kind));
                    act.tx().changed(ChangeKey.client(id));
                    return answer;
                });
    }

    private static CredentialSet of(OperationContext act, Client client, SecretKind kind) {
        return new CredentialSet(act, client.id(), kind, act.matter(client));
    }
}
