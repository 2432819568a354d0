package dev.steelyard.operations.resource;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.put;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.util.Set;

/**
 * Describes the operations on the permissions of guarded APIs, such as {@code documents:read}. Each
 * permission is also a scope.
 */
public final class PermissionOperations {
    private static final String PATH = "/permissions/{permission}";

    private static final Type.Text<PrincipalKind> KIND = Types.choice("KIND", PrincipalKind.class);

    private static final Field<String> NAME =
            Fields.text("name", "The name, such as `documents:read`.");

    private static final Field<Id<ResourceServer>> RESOURCE_SERVER =
            Fields.reference(
                    "resource_server", "resource-servers", "The API that the permission is for.");

    private static final Field<String> LABEL =
            Field.of("label", Fields.NAME.type(), "The words of the consent page.");

    private static final Field<Set<PrincipalKind>> HOLDERS =
            Field.of(
                    "holders",
                    Types.set(KIND, "An array of user, client"),
                    "The kinds of principal that may hold it.");

    private static final Field<Surface> SURFACE =
            Field.of(
                            "surface",
                            Types.choice("SURFACE", Surface.class),
                            "The surface where it applies.")
                    .otherwise("api");

    private static final Field<Boolean> SPECIAL =
            Fields.flag("special", "Whether it is off unless a ceiling names it.").otherwise(false);

    /** Selects permissions that a kind of principal may hold. */
    public static final Field<PrincipalKind> HOLDER =
            Field.of("holder", KIND, "Only those that this kind of principal may hold.");

    /** Selects permissions of a surface. */
    public static final Field<Surface> ON_SURFACE = SURFACE.about("Only those of this surface.");

    /** Selects permissions that are special, or those that are not. */
    public static final Field<Boolean> IS_SPECIAL =
            SPECIAL.about("Only those that are off unless a ceiling names them.");

    private static final RequestSchema<NewPermission> NEW =
            RequestSchema.<NewPermission>of(
                            "NewPermission",
                            "The whole permission.",
                            in ->
                                    new NewPermission(
                                            in.get(RESOURCE_SERVER),
                                            in.get(LABEL),
                                            in.get(HOLDERS),
                                            in.orStandard(SURFACE),
                                            in.orStandard(SPECIAL)))
                    .required(RESOURCE_SERVER, LABEL, HOLDERS)
                    .optional(SURFACE, SPECIAL);

    /** The members that the audit log records. */
    public static final ObjectSchema<Permission> RECORDED =
            ObjectSchema.<Permission>of("RecordedPermission", "A permission in the audit log.")
                    .with(RESOURCE_SERVER, Permission::resourceServer)
                    .with(LABEL, Permission::label)
                    .with(HOLDERS, Permission::holders)
                    .with(SURFACE, Permission::surface)
                    .with(SPECIAL, Permission::special);

    private static final ObjectSchema<Permission> PERMISSION =
            ObjectSchema.<Permission>of(
                            "Permission", "A kind of operation at an API; a scope, too.")
                    .with(NAME, Permission::name)
                    .including(RECORDED, permission -> permission)
                    .versioned(Permission::version);

    public static final Operation<NoBody, Listing<Permission>> LIST =
            list("listPermissions", "/permissions", "List permissions")
                    .needs(PLATFORM_READ)
                    .lists(PERMISSION)
                    .filters(
                            Filters.QUERY.about("A part of the name or the label in any spelling."),
                            Filters.RESOURCE_SERVER,
                            HOLDER,
                            ON_SURFACE,
                            IS_SPECIAL)
                    .columns("name", "label", "holders", "surface", "special")
                    .first("apply docs/examples/platform.yaml");

    public static final Operation<NoBody, Permission> GET =
            get("getPermission", PATH, "Get a permission").needs(PLATFORM_READ).answers(PERMISSION);

    public static final Operation<NewPermission, Permission> PUT =
            put("putPermission", PATH, "Create or replace a permission")
                    .needs(PLATFORM_WRITE)
                    .body(NEW)
                    .dryRun()
                    .answers(PERMISSION)
                    .examples(
                            "permissions put documents:read --resource-server RESOURCE-SERVER"
                                    + " --label \"Read documents\" --holders user,client");

    public static final Operation<NoBody, Object> DELETE =
            delete("deletePermission", PATH, "Delete a permission")
                    .note("Refused while an operation needs it.")
                    .needs(PLATFORM_WRITE)
                    .help("Delete a permission that no operation needs.")
                    .done("The permission is deleted.");

    public static final Noun PERMISSIONS =
            Noun.of(
                    "permissions",
                    "permission",
                    NAME,
                    "Kinds of operation at guarded APIs. Roles and scopes consist of permissions.",
                    LIST,
                    GET,
                    PUT,
                    DELETE);

    /** The content of a permission; see {@link dev.steelyard.domain.permission.Permission}. */
    public record NewPermission(
            Id<ResourceServer> resourceServer,
            String label,
            Set<PrincipalKind> holders,
            Surface surface,
            boolean special) {}

    private PermissionOperations() {}
}
