package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.put;


/** Roles of applications, and the operator's templates for them. */
final class RoleNoun {
    private static final Shape TEMPLATE =
            Shape.answered("Template", "What new roles can be copied from.")
                    .with("name", Words.NAME)
                    .with("description", Words.DESCRIPTION)
                    .with("permissions", Words.PERMISSIONS)
                    .versioned();

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
