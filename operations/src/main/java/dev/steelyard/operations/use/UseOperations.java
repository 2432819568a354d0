package dev.steelyard.operations.use;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Describes the operations that list the recorded requests to guarded APIs and the unused
 * permissions.
 */
public final class UseOperations {
    private static final String KEPT =
            "As guards report it, some 30 seconds later; kept for 90 days since the last use. At"
                    + " most 1,000, the latest first.";

    private static final String[] COLUMNS = {
        "principal", "operation", "permission", "allowed", "refused", "codes", "first", "last"
    };

    /** Required; decisions are kept for so long. */
    public static final Field<Long> UNUSED_FOR =
            Field.of(
                    "unused_for",
                    Types.days((int) DecisionCounts.KEPT.toDays()),
                    "Only permissions that were not used for so many days.");

    public static final Field<PrincipalKind> PRINCIPAL =
            Field.of(
                    "principal",
                    Types.choice("PRINCIPAL", PrincipalKind.class),
                    "Clients that act for themselves, or users; absent: clients.");

    private static final ObjectSchema<OperationUse> USE =
            ObjectSchema.<OperationUse>of("Use", "Requests to one operation, and their outcome.")
                    .with(
                            Fields.reference("client", "clients", "The client that called."),
                            OperationUse::client)
                    .with(
                            PRINCIPAL.about("Whether the client acted for itself or for users."),
                            OperationUse::principal)
                    .with(
                            Fields.reference(
                                    "resource_server", "resource-servers", "The guarded API."),
                            OperationUse::at)
                    .with(
                            Fields.text(
                                            "operation",
                                            "Method and path template; null: not known, or the API"
                                                    + " asked for a permission.")
                                    .orNull(),
                            OperationUse::operation)
                    .with(
                            Fields.text("permission", "The permission that was needed.").orNull(),
                            OperationUse::permission)
                    .with(
                            Fields.number("allowed", "The number of requests since `first`."),
                            OperationUse::allowed)
                    .with(
                            Fields.number("refused", "The number of requests since `first`."),
                            OperationUse::refused)
                    .with(
                            Field.of("codes", Types.texts("CODE"), "The codes of the refusals."),
                            OperationUse::codes)
                    .with(
                            Fields.time("first", "The time of the first request."),
                            OperationUse::first)
                    .with(Fields.time("last", "The time of the last request."), OperationUse::last);

    private static final ObjectSchema<UnusedPermissions> UNUSED =
            ObjectSchema.<UnusedPermissions>of(
                            "UnusedPermissions", "Permissions that a principal does not use.")
                    .with(
                            Fields.<Client>reference(
                                            "client", "clients", "The client that holds them.")
                                    .orNull(),
                            unused -> id(unused, PrincipalKind.CLIENT))
                    .with(
                            Fields.<User>reference("user", "users", "The user that holds them.")
                                    .orNull(),
                            unused -> id(unused, PrincipalKind.USER))
                    .with(Fields.text("name", "The display name."), UnusedPermissions::name)
                    .with(
                            Fields.reference("application", "applications", "The application."),
                            UnusedPermissions::application)
                    .with(
                            Fields.PERMISSIONS.about("Effective now, and not used."),
                            UnusedPermissions::permissions);

    public static final Operation<NoBody, Listing<OperationUse>> OF_CLIENT =
            list("listClientUses", "/clients/{client}/uses", "List the uses of a client")
                    .note(KEPT + " Its requests for all users are added up.")
                    .needs(CLIENTS_READ)
                    .lists(USE)
                    .command("clients", "list-uses")
                    .help("List the uses of APIs by a client, the latest first.")
                    .columns(COLUMNS);

    public static final Operation<NoBody, Listing<OperationUse>> OF_MEMBER =
            list(
                            "listMemberUses",
                            "/applications/{application}/members/{user}/uses",
                            "List the uses of a member in an application")
                    .note(KEPT)
                    .needs(MEMBERS_READ)
                    .lists(USE)
                    .command("members", "list-uses")
                    .help("List the uses of APIs by a member, the latest first.")
                    .columns(COLUMNS);

    public static final Operation<NoBody, Listing<UnusedPermissions>> LIST_UNUSED =
            list(
                            "listUnusedPermissions",
                            "/unused-permissions",
                            "List permissions that are held and not used")
                    .note(
                            "`unused_for` is needed. Of clients, a reseller's staff see its own;"
                                    + " with `principal=user` of the members of `application`, for"
                                    + " which `manage.members:read` is needed instead. Suspended"
                                    + " clients, and those created since, are left out, and"
                                    + " permissions of APIs whose guards haven't reported for so"
                                    + " long.")
                    .needs(CLIENTS_READ)
                    .pages(UNUSED)
                    .requires(UNUSED_FOR)
                    .filters(Filters.RESELLER, Filters.APPLICATION, PRINCIPAL)
                    .command("permissions", "list-unused")
                    .columns("name", "client", "user", "application", "permissions")
                    .examples("permissions list-unused --unused-for 30");

    public static final Noun USES =
            Noun.of(
                    "uses",
                    "Recorded uses of guarded APIs, and held permissions without a use.",
                    OF_CLIENT,
                    OF_MEMBER,
                    LIST_UNUSED);

    private UseOperations() {}

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Id<T> id(UnusedPermissions unused, PrincipalKind kind) {
        return unused.kind() == kind ? (Id<T>) unused.id() : null;
    }
}
