package dev.steelyard.operations.client;

import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS;
import static dev.steelyard.domain.client.setting.TokenSettings.ROTATE_REFRESH_TOKENS;
import static dev.steelyard.operations.client.ClientFields.APPLICATION;
import static dev.steelyard.operations.client.ClientFields.GRANT_TYPES;
import static dev.steelyard.operations.client.ClientFields.ID;
import static dev.steelyard.operations.client.ClientFields.ORIGINS;
import static dev.steelyard.operations.client.ClientFields.POST_LOGOUT_REDIRECT_URIS;
import static dev.steelyard.operations.client.ClientFields.REDIRECT_URIS;
import static dev.steelyard.operations.client.ClientFields.ROLES;
import static dev.steelyard.operations.client.ClientFields.SUSPENDED;
import static dev.steelyard.operations.client.ClientFields.TYPE;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.ResponseSchema;
import dev.steelyard.operations.schema.ShownOnce;
import dev.steelyard.operations.schema.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Defines the JSON objects that show an OAuth client in responses and in the audit log. */
public final class ClientShapes {
    private static final ObjectSchema<Client> URIS_AND_ROLES =
            ObjectSchema.<Client>of("ClientUris", "")
                    .with(REDIRECT_URIS, Client::redirectUris)
                    .with(POST_LOGOUT_REDIRECT_URIS, Client::postLogoutRedirectUris)
                    .with(ORIGINS, Client::origins)
                    .with(ROLES, Client::roles);

    private static final ObjectSchema<Client> COMMON =
            ObjectSchema.<Client>of("AnyClient", "")
                    .with(Fields.NAME, Client::name)
                    .with(TYPE, Client::type)
                    .with(GRANT_TYPES, Client::grantTypes)
                    .with(SUSPENDED, Client::suspended);

    private static final ObjectSchema<Client> AUTHORITY =
            ObjectSchema.<Client>of("ClientAuthority", "")
                    .with(Fields.AUTHORITY.orNull(), Client::authority)
                    .with(Fields.MANAGEMENT_PERMISSIONS, Client::management);

    /** The members that the audit log records; a key set by its hash. */
    public static final ObjectSchema<Client> RECORDED =
            SettingFields.all(
                    ObjectSchema.<Client>of("RecordedClient", "A client in the audit log.")
                            .with(APPLICATION, Client::application)
                            .including(AUTHORITY, client -> client)
                            .including(COMMON, client -> client)
                            .including(URIS_AND_ROLES, client -> client),
                    setting ->
                            client -> {
                                var written = setting.written(client.settings());
                                return setting.equals(JWKS) ? digest(written) : written;
                            });

    static final ObjectSchema<ClientView> CLIENT =
            SettingFields.all(
                            ObjectSchema.<ClientView>of(
                                            "Client", "One integration's credential set.")
                                    .with(ID, view -> view.client().id())
                                    .with(APPLICATION, view -> view.client().application())
                                    .including(COMMON, ClientView::client)
                                    .versioned(view -> view.client().version())
                                    .including(URIS_AND_ROLES, ClientView::client),
                            setting ->
                                    view ->
                                            setting.equals(ROTATE_REFRESH_TOKENS)
                                                    ? (Object) view.client().rotatesRefreshTokens()
                                                    : SettingFields.answered(
                                                            setting, view.client().settings()))
                    .with(
                            Field.of(
                                    "warnings",
                                    new Type.Sentences(),
                                    "Warnings about unusual settings."),
                            ClientView::warnings);

    static final ObjectSchema<ClientView> MANAGEMENT =
            ObjectSchema.<ClientView>of("ManagementClient", "A client of this API.")
                    .with(ID, view -> view.client().id())
                    .including(AUTHORITY, ClientView::client)
                    .including(COMMON, ClientView::client)
                    .versioned(view -> view.client().version());

    static final ResponseSchema<ClientView> EITHER =
            new ResponseSchema.Either<>(
                    CLIENT, MANAGEMENT, view -> view.client().application() != null);

    static final ObjectSchema<CreatedClient> MADE =
            ObjectSchema.<CreatedClient>of(
                            "MadeClient", "A new client, with its first credentials.")
                    .including(CLIENT, CreatedClient::view)
                    .maybe(Fields.once("client_secret"), made -> once(made.secret()))
                    .maybe(Fields.once("api_key"), made -> once(made.apiKey()));

    static final ObjectSchema<CreatedClient> MADE_MANAGEMENT =
            ObjectSchema.<CreatedClient>of(
                            "MadeManagementClient", "A new client of this API, with its secret.")
                    .including(MANAGEMENT, CreatedClient::view)
                    .maybe(Fields.once("client_secret"), made -> once(made.secret()));

    static final ObjectSchema<ListedClient> LISTED =
            ObjectSchema.<ListedClient>of("ListedClient", "A client in a list of all applications.")
                    .with(ID, ListedClient::id)
                    .with(
                            APPLICATION
                                    .about("Its application; null: it is a management client.")
                                    .orNull(),
                            ListedClient::application)
                    .with(Fields.NAME, ListedClient::name)
                    .with(TYPE, ListedClient::type)
                    .with(GRANT_TYPES, ListedClient::grantTypes)
                    .with(SUSPENDED, ListedClient::suspended)
                    .with(
                            Fields.time(
                                    "idle_since",
                                    "The hour of the last token, or the time of creation."),
                            ListedClient::idleSince)
                    .versioned(ListedClient::version);

    private ClientShapes() {}

    private static @Nullable ShownOnce once(@Nullable Secret secret) {
        return secret == null ? null : new ShownOnce(secret.reveal());
    }

    private static @Nullable Object digest(@Nullable Object jwks) {
        return jwks instanceof String text
                ? "sha-256 " + Hash.of(text.getBytes(StandardCharsets.UTF_8)).text()
                : null;
    }
}
