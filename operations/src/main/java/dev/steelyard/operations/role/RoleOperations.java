package dev.steelyard.operations.role;

import static dev.steelyard.domain.permission.ManagementPermission.ROLES_READ;
import static dev.steelyard.domain.permission.ManagementPermission.ROLES_WRITE;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.update;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.rehearsal.DryRunSchemas;
import dev.steelyard.operations.schema.Change;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Type;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Describes the create, list, get, update and delete operations on the roles of applications. */
public final class RoleOperations {
    private static final Field<Id<Role>> ID = Fields.id("The id of the role.");

    private static final Field<Set<String>> PERMISSIONS =
            Fields.PERMISSIONS.about("The permissions that the role contains.");

    private static final Field<String> TEMPLATE =
            Fields.text("template", "The name of the template to copy.")
                    .more("Either this or permissions.")
                    .refersTo("templates");

    private static final RequestSchema<NewRole> NEW =
            RequestSchema.<NewRole>of(
                            "NewRole",
                            "A role to create.",
                            in ->
                                    new NewRole(
                                            in.get(Fields.NAME),
                                            in.optional(Fields.DESCRIPTION),
                                            in.optional(PERMISSIONS),
                                            in.optional(TEMPLATE)))
                    .required(Fields.NAME)
                    .optional(Fields.DESCRIPTION, PERMISSIONS, TEMPLATE);

    private static final RequestSchema<RolePatch> PATCH =
            RequestSchema.<RolePatch>of(
                            "RolePatch",
                            "An absent member stays as it is.",
                            in ->
                                    new RolePatch(
                                            in.change(Fields.NAME),
                                            in.change(Fields.DESCRIPTION),
                                            in.change(PERMISSIONS)))
                    .optional(Fields.NAME, Fields.DESCRIPTION, PERMISSIONS);

    /** The members that the audit log records. */
    public static final ObjectSchema<Role> RECORDED =
            ObjectSchema.<Role>of("RecordedRole", "A role in the audit log.")
                    .with(Fields.NAME, Role::name)
                    .with(Fields.DESCRIPTION, Role::description)
                    .with(PERMISSIONS, Role::permissions);

    public static final ObjectSchema<RoleView> ROLE =
            ObjectSchema.<RoleView>of("Role", "A named set of permissions of one application.")
                    .with(ID, view -> view.role().id())
                    .with(application(), view -> view.role().application())
                    .including(RECORDED, RoleView::role)
                    .with(
                            Field.of(
                                    "blocked_by_ceiling",
                                    Fields.PERMISSIONS.type(),
                                    "Permissions that a ceiling blocks until it rises."),
                            RoleView::blocked)
                    .versioned(view -> view.role().version());

    private static final ObjectSchema<RoleRemoval> REMOVED =
            ObjectSchema.<RoleRemoval>of("RemovedRole", "A deleted role, and its former holders.")
                    .with(Fields.<Role>id("The former id."), removal -> removal.role().id())
                    .with(application(), removal -> removal.role().application())
                    .with(Fields.NAME, removal -> removal.role().name())
                    .with(DryRunSchemas.ALWAYS_DRY_RUN, _ -> false)
                    .with(holders("clients"), RoleRemoval::clients)
                    .with(holders("members"), RoleRemoval::members)
                    .with(holders("invitations"), RoleRemoval::invitations)
                    .with(holders("initial_access_tokens"), RoleRemoval::initialAccessTokens);

    public static final Operation<NoBody, Listing<RoleView>> LIST =
            list(
                            "listRoles",
                            "/applications/{application}/roles",
                            "List the roles of an application")
                    .needs(ROLES_READ)
                    .pages(ROLE)
                    .filters(
                            Filters.QUERY.about(
                                    "A part of the name or the description in any spelling, or the"
                                            + " beginning of the id."),
                            Filters.PERMISSION)
                    .columns("_id", "name", "permissions", "blocked_by_ceiling")
                    .first("roles create APPLICATION --name Reader --template Reader");

    public static final Operation<NewRole, RoleView> CREATE =
            create("createRole", "/applications/{application}/roles", "Create a role")
                    .note("Its permissions lie within both ceilings.")
                    .needs(ROLES_WRITE)
                    .forbids(RefusalCode.LIMIT_REACHED)
                    .body(NEW)
                    .creates(ROLE, "/roles")
                    .help("Create a role, empty or from a template.")
                    .examples(
                            "roles create APPLICATION --name Reader --permissions"
                                    + " documents:read,collections:read",
                            "roles create APPLICATION --name Clerk --template Clerk");

    public static final Operation<NoBody, RoleView> GET =
            get("getRole", "/roles/{role}", "Get a role").needs(ROLES_READ).answers(ROLE);

    public static final Operation<RolePatch, RoleView> UPDATE =
            update("updateRole", "/roles/{role}", "Update a role")
                    .needs(ROLES_WRITE)
                    .body(PATCH)
                    .dryRun()
                    .answers(ROLE)
                    .help("Update a role; the change takes effect at once.")
                    .examples(
                            "roles update ROLE --permissions documents:read --dry-run",
                            "roles update ROLE --add-permissions documents:write");

    public static final Operation<NoBody, RoleRemoval> DELETE =
            delete("deleteRole", "/roles/{role}", "Delete a role and take it from its holders")
                    .note("Open invitations and initial access tokens no longer give it.")
                    .needs(ROLES_WRITE)
                    .dryRun()
                    .answers(REMOVED);

    public static final Noun ROLES =
            Noun.of(
                    "roles",
                    "role",
                    ID,
                    "Named sets of permissions, each of one application. A change takes effect at"
                            + " once.",
                    LIST,
                    CREATE,
                    GET,
                    UPDATE,
                    DELETE);

    /**
     * A role to create.
     *
     * @param description empty: that of the template
     * @param permissions empty: those of the template
     * @param template the name of the template to copy
     */
    public record NewRole(
            String name,
            Optional<String> description,
            Optional<Set<String>> permissions,
            Optional<String> template) {
        /** A role with permissions of its own, and nothing else. */
        public static NewRole of(String name, Set<String> permissions) {
            return new NewRole(name, Optional.empty(), Optional.of(permissions), Optional.empty());
        }
    }

    /** An update of a role. */
    public record RolePatch(
            Change<String> name, Change<String> description, Change<Set<String>> permissions) {}

    private RoleOperations() {}

    private static Field<Id<Application>> application() {
        return Fields.reference("application", "applications", "The application of the role.");
    }

    private static <T> Field<RoleRemoval.Holders<T>> holders(String name) {
        var words = name.replace('_', ' ');
        return Field.of(
                name,
                new Type.One<>(
                        ObjectSchema.<RoleRemoval.Holders<T>>of(
                                        "RoleHolders", "The holders that lose the role.")
                                .with(
                                        Fields.number("count", "The number of all of them."),
                                        holders -> (long) holders.count())
                                .with(
                                        Fields.<T>references(
                                                "ids",
                                                "ID",
                                                name.replace('_', '-'),
                                                "At most 100; none for a caller that may not list"
                                                        + " them."),
                                        holders -> new LinkedHashSet<>(holders.ids()))),
                "The " + words + " that lose the role.");
    }
}
