package dev.steelyard.operations.role;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.put;

import dev.steelyard.domain.permission.RoleTemplate;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import java.util.Set;

/**
 * Describes the list, get, put and delete operations on the operator's role templates. A role from
 * a template is a copy.
 */
public final class TemplateOperations {
    private static final String PATH = "/templates/{template}";

    private static final RequestSchema<NewTemplate> NEW =
            RequestSchema.<NewTemplate>of(
                            "NewTemplate",
                            "The whole template.",
                            in ->
                                    new NewTemplate(
                                            in.orStandard(Fields.DESCRIPTION),
                                            in.get(Fields.PERMISSIONS)))
                    .optional(Fields.DESCRIPTION)
                    .required(Fields.PERMISSIONS);

    /** The members that the audit log records. */
    public static final ObjectSchema<RoleTemplate> RECORDED =
            ObjectSchema.<RoleTemplate>of("RecordedTemplate", "A template in the audit log.")
                    .with(Fields.DESCRIPTION, RoleTemplate::description)
                    .with(Fields.PERMISSIONS, RoleTemplate::permissions);

    private static final ObjectSchema<RoleTemplate> TEMPLATE =
            ObjectSchema.<RoleTemplate>of("Template", "A pattern for new roles.")
                    .with(Fields.NAME, RoleTemplate::name)
                    .including(RECORDED, template -> template)
                    .versioned(RoleTemplate::version);

    public static final Operation<NoBody, Listing<RoleTemplate>> LIST =
            list("listTemplates", "/templates", "List role templates")
                    .needs(PLATFORM_READ)
                    .lists(TEMPLATE)
                    .filters(
                            Filters.QUERY.about(
                                    "A part of the name or the description in any spelling."),
                            Filters.PERMISSION)
                    .columns("name", "description", "permissions");

    public static final Operation<NoBody, RoleTemplate> GET =
            get("getTemplate", PATH, "Get a role template").needs(PLATFORM_READ).answers(TEMPLATE);

    public static final Operation<NewTemplate, RoleTemplate> PUT =
            put("putTemplate", PATH, "Create or replace a role template")
                    .needs(PLATFORM_WRITE)
                    .body(NEW)
                    .answers(TEMPLATE);

    public static final Operation<NoBody, Object> DELETE =
            delete("deleteTemplate", PATH, "Delete a role template")
                    .note("Roles from it stay.")
                    .needs(PLATFORM_WRITE)
                    .done("The template is deleted.");

    public static final Noun TEMPLATES =
            Noun.of(
                    "templates",
                    "template",
                    Fields.NAME,
                    "The operator's templates for roles; a role from a template is a copy.",
                    LIST,
                    GET,
                    PUT,
                    DELETE);

    /** The content of a role template. */
    public record NewTemplate(String description, Set<String> permissions) {}

    private TemplateOperations() {}
}
