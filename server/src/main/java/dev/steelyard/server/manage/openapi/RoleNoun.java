package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.ROLES_READ;
import static dev.steelyard.domain.permission.ManagementPermission.ROLES_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.patch;
import static dev.steelyard.server.manage.openapi.Described.post;
import static dev.steelyard.server.manage.openapi.Described.put;

import dev.steelyard.domain.refusal.RefusalCode;

/** Roles of applications, and the operator's templates for them. */
final class RoleNoun {
    private static final Shape ROLE =
            Shape.answered("Role", "A named set of permissions of one application.")
                    .with("_id", Schema.id("Its id."))
                    .with("application", Schema.id("Where it is."))
                    .with("name", Words.NAME)
                    .with("description", Words.DESCRIPTION)
                    .with("permissions", Words.PERMISSIONS)
                    .with(
                            "struck_out",
                            Schema.texts(
                                    "What of these lies above a ceiling and does nothing until"
                                            + " that rises."))
                    .versioned();

    private static final Shape CHANGED =
            RehearsalShapes.triable(ROLE.as("ChangedRole", "A role as it is, or would be, now."));

    private static final Shape LOSERS =
            Shape.answered("RoleLosers", "Who loses a role that is removed.")
                    .with("count", Schema.number("All of them."))
                    .with(
                            "ids",
                            Schema.texts("At most 100; none for a caller who may not list them."));

    private static final Shape REMOVED =
            RehearsalShapes.rehearsed(
                    Shape.answered("RemovedRole", "A role that is gone, and who had it.")
                            .with("_id", Schema.id("The id that it had."))
                            .with("application", Schema.id("Where it was."))
                            .with("name", Words.NAME)
                            .with("dry_run", Schema.flag("Whether nothing was done yet."))
                            .with("clients", Schema.reference(LOSERS))
                            .with("members", Schema.reference(LOSERS))
                            .with("invitations", Schema.reference(LOSERS))
                            .with("initial_access_tokens", Schema.reference(LOSERS)));

    private static final Shape TEMPLATE =
            Shape.answered("Template", "What new roles can be copied from.")
                    .with("name", Words.NAME)
                    .with("description", Words.DESCRIPTION)
                    .with("permissions", Words.PERMISSIONS)
                    .versioned();

    static final Noun ROLES =
            new Noun(
                    "roles",
                    "What clients and members may do; a change bites at once",
                    get("/applications/{id}/roles", "listRoles", "List roles")
                            .needs(ROLES_READ)
                            .pages(ROLE)
                            .filtered(
                                    Filters.QUERY.saying(
                                            "In its name or description, however it is written; or"
                                                    + " how its id begins."),
                                    Filters.PERMISSION),
                    post("/applications/{id}/roles", "createRole", "Make a role")
                            .note("Its permissions lie within both ceilings.")
                            .needs(ROLES_WRITE)
                            .forbids(RefusalCode.LIMIT_REACHED)
                            .sends(
                                    Shape.sent("NewRole", "A role to make.")
                                            .with("name", Words.NAME)
                                            .maybe("description", Words.DESCRIPTION)
                                            .maybe("permissions", Words.PERMISSIONS)
                                            .maybe(
                                                    "template",
                                                    Schema.text(
                                                            "The name of the template to copy;"
                                                                    + " either this or"
                                                                    + " permissions.")))
                            .makes(ROLE),
                    get("/roles/{id}", "getRole", "Read a role").needs(ROLES_READ).answers(ROLE),
                    patch("/roles/{id}", "updateRole", "Change a role")
                            .needs(ROLES_WRITE)
                            .matched()
                            .sends(
                                    Shape.sent("RolePatch", "What is absent stays.")
                                            .maybe("name", Words.NAME)
                                            .maybe("description", Words.DESCRIPTION)
                                            .maybe("permissions", Words.PERMISSIONS))
                            .queried("dry_run", Words.DRY_RUN)
                            .answers(CHANGED),
                    delete("/roles/{id}", "deleteRole", "Remove a role from all who hold it")
                            .note(
                                    "Open invitations no longer give it, nor do initial access tokens.")
                            .needs(ROLES_WRITE)
                            .matched()
                            .queried("dry_run", Words.DRY_RUN)
                            .answers(REMOVED));

    static final Noun TEMPLATES =
            new Noun(
                    "templates",
                    "The operator's templates; roles made from them are copies",
                    get("/templates", "listTemplates", "List templates")
                            .needs(PLATFORM_READ)
                            .lists(TEMPLATE)
                            .filtered(
                                    Filters.QUERY.saying(
                                            "In its name or description, however it is written."),
                                    Filters.PERMISSION),
                    get("/templates/{name}", "getTemplate", "Read a template")
                            .needs(PLATFORM_READ)
                            .answers(TEMPLATE),
                    put("/templates/{name}", "putTemplate", "Make or change a template")
                            .needs(PLATFORM_WRITE)
                            .matched()
                            .sends(
                                    Shape.sent("NewTemplate", "The whole template.")
                                            .maybe("description", Words.DESCRIPTION)
                                            .with("permissions", Words.PERMISSIONS))
                            .answers(TEMPLATE),
                    delete("/templates/{name}", "deleteTemplate", "Remove a template")
                            .needs(PLATFORM_WRITE)
                            .matched()
                            .answersNothing());

    private RoleNoun() {}
}
