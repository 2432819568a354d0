package dev.steelyard.operations.client;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.operations.client.ClientFields.GRANT_TYPE;
import static dev.steelyard.operations.client.ClientFields.GRANT_TYPES;
import static dev.steelyard.operations.client.ClientFields.ID;
import static dev.steelyard.operations.client.ClientFields.ORIGINS;
import static dev.steelyard.operations.client.ClientFields.POST_LOGOUT_REDIRECT_URIS;
import static dev.steelyard.operations.client.ClientFields.REDIRECT_URIS;
import static dev.steelyard.operations.client.ClientFields.ROLES;
import static dev.steelyard.operations.client.ClientFields.SUSPENDED;
import static dev.steelyard.operations.client.ClientFields.TYPE;
import static dev.steelyard.operations.client.ClientShapes.CLIENT;
import static dev.steelyard.operations.client.ClientShapes.EITHER;
import static dev.steelyard.operations.client.ClientShapes.LISTED;
import static dev.steelyard.operations.client.ClientShapes.MADE;
import static dev.steelyard.operations.client.ClientShapes.MADE_MANAGEMENT;
import static dev.steelyard.operations.client.ClientShapes.MANAGEMENT;
import static dev.steelyard.operations.model.Operation.action;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.update;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Change;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.RequestSchema;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Describes the operations on OAuth clients, such as create, list, update and suspend. They cover
 * the clients of applications and the clients of the management API.
 */
public final class ClientOperations {
    private static final String ALL = "/applications/{application}/clients";
    private static final String ONE = "/clients/{client}";

    public static final Field<ClientType> OF_TYPE = TYPE.about("Only those of this type.").more("");

    public static final Field<GrantType> WITH_GRANT_TYPE =
            Field.of("grant_type", GRANT_TYPE, "Only those that may use this grant type.");

    public static final Field<Boolean> IS_SUSPENDED =
            SUSPENDED.about("Whether they are suspended.").more("");

    private static final RequestSchema<NewClient> NEW =
            RequestSchema.<NewClient>of(
                            "NewClient",
                            "A client to create.",
                            in ->
                                    new NewClient(
                                            in.get(Fields.NAME),
                                            in.get(TYPE),
                                            in.get(GRANT_TYPES),
                                            in.optional(REDIRECT_URIS).orElse(Set.of()),
                                            in.optional(POST_LOGOUT_REDIRECT_URIS).orElse(Set.of()),
                                            in.optional(ORIGINS).orElse(Set.of()),
                                            in.optional(ROLES).orElse(Set.of()),
                                            SettingFields.read(in)))
                    .required(Fields.NAME, TYPE, GRANT_TYPES)
                    .optional(REDIRECT_URIS, POST_LOGOUT_REDIRECT_URIS, ORIGINS, ROLES)
                    .optional(SettingFields.CHANGEABLE);

    private static final RequestSchema<ClientPatch> PATCH =
            RequestSchema.<ClientPatch>of(
                            "ClientPatch",
                            "An absent member stays as it is.",
                            in ->
                                    new ClientPatch(
                                            in.change(Fields.NAME),
                                            in.change(GRANT_TYPES),
                                            in.change(REDIRECT_URIS),
                                            in.change(POST_LOGOUT_REDIRECT_URIS),
                                            in.change(ORIGINS),
                                            in.change(ROLES),
                                            SettingFields.read(in)))
                    .optional(Fields.NAME, GRANT_TYPES)
                    .optional(REDIRECT_URIS, POST_LOGOUT_REDIRECT_URIS, ORIGINS, ROLES)
                    .optional(SettingFields.CHANGEABLE);

    private static final RequestSchema<NewManagementClient> NEW_MANAGEMENT =
            RequestSchema.<NewManagementClient>of(
                            "NewManagementClient",
                            "A client of this API to create.",
                            in ->
                                    new NewManagementClient(
                                            in.get(Fields.NAME),
                                            in.get(Fields.AUTHORITY),
                                            in.get(Fields.MANAGEMENT_PERMISSIONS)))
                    .required(Fields.NAME, Fields.AUTHORITY, Fields.MANAGEMENT_PERMISSIONS);

    public static final Operation<NoBody, Listing<ClientView>> LIST =
            list("listClients", ALL, "List the clients of an application")
                    .needs(CLIENTS_READ)
                    .pages(CLIENT)
                    .filters(
                            Filters.QUERY,
                            OF_TYPE,
                            WITH_GRANT_TYPE,
                            IS_SUSPENDED,
                            Filters.ROLE.about("Only those that have this role."))
                    .columns("_id", "name", "type", "grant_types", "suspended")
                    .first(
                            "clients create APPLICATION --name Invoicing --type confidential"
                                    + " --grant-types client_credentials --roles ROLE");

    public static final Operation<NewClient, CreatedClient> CREATE =
            create("createClient", ALL, "Create a client")
                    .note("A confidential one gets a secret and an API key, which are shown once.")
                    .needs(CLIENTS_WRITE)
                    .forbids(RefusalCode.OPERATOR_ONLY, RefusalCode.LIMIT_REACHED)
                    .body(NEW)
                    .creates(MADE, "/clients")
                    .help("Create a client. Its secret and API key are shown once.")
                    .examples(
                            "clients create APPLICATION --name Invoicing --type confidential"
                                    + " --grant-types client_credentials --roles ROLE",
                            "clients create APPLICATION --name Screen --type public"
                                    + " --grant-types authorization_code,refresh_token"
                                    + " --redirect-uris https://app.example.com/callback"
                                    + " --origins https://app.example.com");

    public static final Operation<NoBody, ClientView> GET =
            get("getClient", ONE, "Get a client").needs(CLIENTS_READ).answers(EITHER);

    public static final Operation<ClientPatch, ClientView> UPDATE =
            update("updateClient", ONE, "Update a client")
                    .note("Of a management client only the name can be changed.")
                    .needs(CLIENTS_WRITE)
                    .forbids(
                            RefusalCode.OPERATOR_ONLY, RefusalCode.BEYOND_OWN, RefusalCode.BUILT_IN)
                    .body(PATCH)
                    .dryRun()
                    .answers(EITHER)
                    .examples(
                            "clients update CLIENT --roles ROLE --dry-run",
                            "clients update CLIENT --roles ROLE,ROLE");

    public static final Operation<NoBody, ClientView> SUSPEND =
            suspension("suspend", "Suspend a client: its tokens are refused at once").anyLogin();

    public static final Operation<NoBody, ClientView> REVIVE =
            suspension("revive", "End a client's suspension");

    public static final Operation<NoBody, Listing<ListedClient>> LIST_ALL =
            list("listAllClients", "/clients", "List clients of all applications")
                    .note(
                            "By id; with `unused_for` the clients without a token for so many days, the"
                                    + " longest first, without suspended ones. A reseller's staff see"
                                    + " its own; the operator's staff see all, management clients"
                                    + " too.")
                    .needs(CLIENTS_READ)
                    .pagesInTime(LISTED)
                    .filters(
                            Filters.QUERY,
                            Filters.RESELLER,
                            Filters.APPLICATION,
                            OF_TYPE,
                            WITH_GRANT_TYPE,
                            IS_SUSPENDED,
                            Filters.UNUSED_FOR.about(
                                    "Only clients without a token for so many days."))
                    .command("find")
                    .help("Find clients of all applications.")
                    .columns("_id", "name", "application", "type", "suspended", "idle_since")
                    .examples("clients find --query invoicing", "clients find --unused-for 90");

    public static final Operation<NoBody, Listing<ClientView>> LIST_MANAGEMENT =
            list(
                            "listManagementClients",
                            "/management-clients",
                            "List clients of this API, the built-in ones included")
                    .needs(CLIENTS_READ)
                    .forbids(RefusalCode.OPERATOR_ONLY)
                    .pages(MANAGEMENT)
                    .filters(Filters.QUERY, IS_SUSPENDED)
                    .help("List the management clients.")
                    .columns("_id", "name", "authority", "permissions", "suspended")
                    .first(
                            "management-clients create --name Deploy --authority operator"
                                    + " --permissions"
                                    + " manage.platform:write,manage.resellers:read");

    public static final Operation<NewManagementClient, CreatedClient> CREATE_MANAGEMENT =
            create("createManagementClient", "/management-clients", "Create a client of this API")
                    .note("For the operator only; its secret is shown once.")
                    .needs(CLIENTS_WRITE)
                    .forbids(RefusalCode.OPERATOR_ONLY, RefusalCode.BEYOND_OWN)
                    .body(NEW_MANAGEMENT)
                    .creates(MADE_MANAGEMENT, "/clients")
                    .help("Create a management client. Its secret is shown once.")
                    .examples(
                            "management-clients create --name Deploy --authority operator"
                                    + " --permissions"
                                    + " manage.platform:read,manage.platform:write,manage.resellers:read");

    public static final Noun CLIENTS =
            Noun.of(
                    "clients",
                    "client",
                    ID,
                    "Integrations, each of one application for its whole life.",
                    LIST,
                    CREATE,
                    GET,
                    UPDATE,
                    SUSPEND,
                    REVIVE,
                    LIST_ALL);

    public static final Noun MANAGEMENT_CLIENTS =
            Noun.of(
                    "management-clients",
                    "management_client",
                    ID,
                    "Programs that call this API: their id and secret go into STEELYARD_CLIENT_ID and"
                            + " STEELYARD_CLIENT_SECRET. For the operator.",
                    LIST_MANAGEMENT,
                    CREATE_MANAGEMENT);

    /** A client of the management API to create, for client credentials. */
    public record NewManagementClient(
            String name, Authority authority, Set<ManagementPermission> permissions) {}

    /**
     * A client of an application to create; see {@link dev.steelyard.domain.client.Client}.
     *
     * @param settings the requested ones; the others are the safe ones of the type
     */
    public record NewClient(
            String name,
            ClientType type,
            Set<GrantType> grantTypes,
            Set<String> redirectUris,
            Set<String> postLogoutRedirectUris,
            Set<String> origins,
            Set<Id<Role>> roles,
            SettingValues settings) {}

    /** An update of a client. Its type and its application never change. */
    public record ClientPatch(
            Change<String> name,
            Change<Set<GrantType>> grantTypes,
            Change<Set<String>> redirectUris,
            Change<Set<String>> postLogoutRedirectUris,
            Change<Set<String>> origins,
            Change<Set<Id<Role>>> roles,
            SettingValues settings) {
        /** Whether it changes the name at most. */
        public boolean isOfNameOnly() {
            return settings.isEmpty()
                    && Stream.of(grantTypes, redirectUris, postLogoutRedirectUris, origins, roles)
                            .allMatch(Change.Absent.class::isInstance);
        }
    }

    private ClientOperations() {}

    private static Operation<NoBody, ClientView> suspension(String command, String summary) {
        return action(command, command + "Client", ONE + "/" + command, summary)
                .needs(CLIENTS_WRITE)
                .forbids(RefusalCode.BEYOND_OWN, RefusalCode.BUILT_IN)
                .ifMatch()
                .answers(EITHER);
    }
}
