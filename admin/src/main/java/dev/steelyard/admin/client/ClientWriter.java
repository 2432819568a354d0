package dev.steelyard.admin.client;

import dev.steelyard.admin.client.rule.AuthenticationRules;
import dev.steelyard.admin.client.rule.ClientRules;
import dev.steelyard.admin.client.rule.SectorIdentifierRules;
import dev.steelyard.admin.credential.CredentialManager;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.HostConverter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.client.ClientOperations.NewClient;
import dev.steelyard.operations.client.ClientShapes;
import dev.steelyard.operations.client.ClientView;
import dev.steelyard.operations.client.CreatedClient;
import dev.steelyard.operations.credential.CredentialOperations.NewCredential;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates and updates clients of applications in the store, after all checks of their settings. It
 * is the only way to write them.
 */
public final class ClientWriter {
    private ClientWriter() {}

    /**
     * Creates the client; the result has no warnings.
     *
     * @param application locked by the caller
     * @param found the sector document, where {@link SectorIdentifierRules#needed} asked for one
     */
    public static CreatedClient make(
            OperationContext context,
            Application application,
            NewClient command,
            FirstCredentials credentials,
            SectorIdentifierRules.@Nullable Found found) {
        Limits.checkRoom(
                "clients",
                context.tx().clients().count(application.id()),
                context.limits().clients());
        var client = client(context, application.id(), command);
        ClientRules.check(context, client, ClientSettings.safe(client.type()), command.settings());
        SectorIdentifierRules.check(null, client, found);
        RoleRules.checkForClient(
                context, RoleRules.ofApplication(context, application, client.roles()));
        context.tx().clients().insert(client);
        context.record(JournalEntry.made("client.create", context.matter(client), facts(client)));
        boolean secret = client.confidential() && AuthenticationRules.bySecret(client);
        boolean apiKey = client.confidential() && credentials.apiKey();
        var made =
                new CreatedClient(
                        new ClientView(client, List.of()),
                        secret
                                ? first(context, client, SecretKind.CLIENT_SECRET, credentials)
                                : null,
                        apiKey ? first(context, client, SecretKind.API_KEY, credentials) : null);
        context.tx().changed(ChangeKey.client(client.id()));
        if (!client.origins().isEmpty()) {
            context.tx().changed(ChangeKey.ORIGINS);
        }
        return made;
    }

    /** Returns the client that {@code command} would create. */
    public static Client client(
            OperationContext context, Id<Application> application, NewClient command) {
        return new Client(
                context.ids().next(),
                application,
                null,
                Set.of(),
                TextRules.name("name", command.name()),
                command.type(),
                command.grantTypes(),
                HostConverter.ascii(command.redirectUris()),
                HostConverter.ascii(command.postLogoutRedirectUris()),
                HostConverter.ascii(command.origins()),
                command.roles(),
                command.settings().over(ClientSettings.safe(command.type())),
                false,
                1);
    }

    /** Returns the client as saved; writes nothing where nothing differs. */
    public static Client save(
            OperationContext context, Client before, Client after, String action) {
        var difference = Difference.between(facts(before), facts(after));
        if (difference.isEmpty()) {
            return before;
        }
        OperationContext.won(context.tx().clients().update(after), before.version());
        if (SectorIdentifierRules.namesAnew(before, after)) {
            // Tokens sent to an address of the former sector would link users to their subjects in
            // this one. This order finds a token family that is started meanwhile.
            context.tx().codes().endAll(before.id());
            context.tx().refreshTokens().endAll(before.id(), context.now());
        }
        context.tx().changed(ChangeKey.client(before.id()));
        if (!liveOrigins(before).equals(liveOrigins(after))) {
            context.tx().changed(ChangeKey.ORIGINS);
        }
        context.record(JournalEntry.of(action, context.matter(before), difference));
        return context.client(before.id());
    }

    static AuditedProperties facts(Client client) {
        return AuditedObjectConverter.of(ClientShapes.RECORDED, client);
    }

    private static Set<String> liveOrigins(Client client) {
        return client.suspended() ? Set.of() : client.origins();
    }

    private static Secret first(
            OperationContext context,
            Client client,
            SecretKind kind,
            FirstCredentials credentials) {
        return new CredentialManager(context, client.id(), kind, context.matter(client))
                .add(NewCredential.ending(Optional.ofNullable(credentials.expires())))
                .secret();
    }
}
