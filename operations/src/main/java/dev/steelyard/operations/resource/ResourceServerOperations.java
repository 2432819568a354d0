package dev.steelyard.operations.resource;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.put;
import static dev.steelyard.operations.model.Operation.update;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.operations.credential.CredentialOperations;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Change;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.ShownOnce;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes the operations on resource servers, which are the APIs behind guards, and on their
 * secrets and API operations.
 */
public final class ResourceServerOperations {
    private static final String ONE = "/resource-servers/{resource_server}";

    private static final Field<Id<ResourceServer>> ID = Fields.id("The id of the resource server.");

    private static final Field<String> IDENTIFIER =
            Field.of("identifier", Types.uri(), "The audience of its tokens.")
                    .more("An absolute URI without a fragment.");

    private static final Field<Boolean> STANDARD =
            Fields.flag("standard", "Whether tokens are for it where a request names no resource.")
                    .more("`true` takes that from the present one.")
                    .otherwise(false);

    private static final Field<String> METHOD = Fields.text("method", "The method, in upper case.");

    private static final Field<String> PATH =
            Fields.text("path", "The path template, such as `/{application}/documents`.");

    private static final Field<String> PERMISSION =
            Fields.text("permission", "The permission that it needs.")
                    .more("Null or absent: any valid token is enough.")
                    .refersTo("permissions")
                    .orNull();

    private static final RequestSchema<NewOperation> NEW_OPERATION =
            RequestSchema.<NewOperation>of(
                            "NewOperation",
                            "An operation of a guarded API.",
                            in ->
                                    new NewOperation(
                                            in.get(METHOD), in.get(PATH), in.optional(PERMISSION)))
                    .required(METHOD, PATH)
                    .optional(PERMISSION);

    private static final Field<List<NewOperation>> OPERATIONS =
            Field.of(
                    "operations",
                    new Type.Objects<>(NEW_OPERATION),
                    "All operations, in order; each once.");

    private static final RequestSchema<NewResourceServer> NEW =
            RequestSchema.<NewResourceServer>of(
                            "NewResourceServer",
                            "An API to guard.",
                            in ->
                                    new NewResourceServer(
                                            in.get(IDENTIFIER),
                                            in.get(Fields.NAME),
                                            in.orStandard(STANDARD),
                                            in.orStandard(Fields.SECOND_FACTOR)))
                    .required(IDENTIFIER, Fields.NAME)
                    .optional(STANDARD, Fields.SECOND_FACTOR);

    private static final RequestSchema<ResourceServerPatch> PATCH =
            RequestSchema.<ResourceServerPatch>of(
                            "ResourceServerPatch",
                            "An absent member stays as it is.",
                            in ->
                                    new ResourceServerPatch(
                                            in.change(Fields.NAME),
                                            in.change(STANDARD),
                                            in.change(Fields.SECOND_FACTOR)))
                    .optional(Fields.NAME, STANDARD, Fields.SECOND_FACTOR);

    private static final RequestSchema<List<NewOperation>> NEW_OPERATIONS =
            RequestSchema.<List<NewOperation>>of(
                            "NewOperations", "All operations.", in -> in.get(OPERATIONS))
                    .required(OPERATIONS);

    /** The members that the audit log records. */
    public static final ObjectSchema<ResourceServer> RECORDED =
            ObjectSchema.<ResourceServer>of("RecordedResourceServer", "An API in the audit log.")
                    .with(IDENTIFIER, ResourceServer::identifier)
                    .with(Fields.NAME, ResourceServer::name)
                    .with(STANDARD, ResourceServer::standard)
                    .with(Fields.SECOND_FACTOR, ResourceServer::secondFactor);

    /** The operations that the audit log records, each in one text. */
    public static final ObjectSchema<Collection<dev.steelyard.domain.resource.Operation>>
            RECORDED_OPERATIONS =
                    ObjectSchema.<Collection<dev.steelyard.domain.resource.Operation>>of(
                                    "RecordedOperations", "Operations in the audit log.")
                            .with(
                                    Field.of(
                                            "operations",
                                            Types.texts("OPERATION"),
                                            "Method, path and permission."),
                                    all ->
                                            all.stream()
                                                    .map(ResourceServerOperations::recorded)
                                                    .collect(Collectors.toSet()));

    private static final ObjectSchema<ResourceServer> RESOURCE_SERVER =
            ObjectSchema.<ResourceServer>of("ResourceServer", "An API behind guards.")
                    .with(ID, ResourceServer::id)
                    .including(RECORDED, server -> server)
                    .with(
                            Fields.flag("built_in", "Whether it is this API."),
                            ResourceServer::builtIn)
                    .versioned(ResourceServer::version);

    private static final ObjectSchema<CreatedResourceServer> MADE =
            ObjectSchema.<CreatedResourceServer>of(
                            "MadeResourceServer", "A new resource server, with its first secret.")
                    .including(RESOURCE_SERVER, CreatedResourceServer::resourceServer)
                    .maybe(
                            Fields.once(CredentialOperations.SECRET.member()),
                            made -> new ShownOnce(made.secret().reveal()));

    private static final ObjectSchema<dev.steelyard.domain.resource.Operation> OPERATION =
            ObjectSchema.<dev.steelyard.domain.resource.Operation>of(
                            "Operation", "An operation that the guard lets through.")
                    .with(METHOD, dev.steelyard.domain.resource.Operation::method)
                    .with(PATH, dev.steelyard.domain.resource.Operation::path)
                    .with(PERMISSION, dev.steelyard.domain.resource.Operation::permission);

    public static final Operation<NoBody, Listing<ResourceServer>> LIST =
            list("listResourceServers", "/resource-servers", "List resource servers")
                    .needs(PLATFORM_READ)
                    .lists(RESOURCE_SERVER)
                    .filters(
                            Filters.QUERY.about(
                                    "A part of the name or the identifier in any spelling, or the"
                                            + " beginning of the id."))
                    .columns("_id", "identifier", "name", "standard", "built_in")
                    .first(
                            "resource-servers create --identifier https://api.example.com --name"
                                    + " \"Weighing API\"");

    public static final Operation<NewResourceServer, CreatedResourceServer> CREATE =
            create("createResourceServer", "/resource-servers", "Create a resource server")
                    .needs(PLATFORM_WRITE)
                    .body(NEW)
                    .creates(MADE, "/resource-servers")
                    .help("Create a resource server. Its secret is shown once.")
                    .examples(
                            "resource-servers create --identifier https://api.example.com --name"
                                    + " \"Weighing API\" --standard");

    public static final Operation<NoBody, ResourceServer> GET =
            get("getResourceServer", ONE, "Get a resource server")
                    .needs(PLATFORM_READ)
                    .answers(RESOURCE_SERVER);

    public static final Operation<ResourceServerPatch, ResourceServer> UPDATE =
            update("updateResourceServer", ONE, "Update a resource server")
                    .note("Its identifier stays.")
                    .needs(PLATFORM_WRITE)
                    .forbids(RefusalCode.BUILT_IN)
                    .body(PATCH)
                    .answers(RESOURCE_SERVER)
                    .help("Update a resource server; its identifier stays.")
                    .examples("resource-servers update RESOURCE-SERVER --standard");

    public static final Operation<NoBody, Listing<dev.steelyard.domain.resource.Operation>>
            LIST_OPERATIONS =
                    list("listOperations", ONE + "/operations", "List its operations")
                            .needs(PLATFORM_READ)
                            .lists(OPERATION)
                            .filters(Filters.PERMISSION.about("Only those that need it."))
                            .command("list-operations")
                            .help("List the operations of a resource server; `apply` sets them.")
                            .columns("method", "path", "permission")
                            .first("apply docs/examples/platform.yaml");

    public static final Operation<
                    List<NewOperation>, Listing<dev.steelyard.domain.resource.Operation>>
            PUT_OPERATIONS =
                    put("putOperations", ONE + "/operations", "Replace its operations")
                            .note("`If-Match` is about the resource server.")
                            .needs(PLATFORM_WRITE)
                            .forbids(RefusalCode.BUILT_IN)
                            .body(NEW_OPERATIONS)
                            .dryRun()
                            .lists(OPERATION)
                            .command("put-operations");

    public static final CredentialOperations SECRETS =
            CredentialOperations.of(
                            CredentialOperations.SECRET,
                            "ResourceServer",
                            ONE,
                            PLATFORM_READ,
                            new Operation.Access(PLATFORM_WRITE, List.of(RefusalCode.BUILT_IN)))
                    .onlyOperator()
                    .within("resource-servers");

    public static final Noun RESOURCE_SERVERS =
            new Noun(
                    "resource-servers",
                    "resource_server",
                    Optional.of(ID),
                    "APIs behind guards, and the secrets of their guards.",
                    Stream.concat(
                                    Stream.of(
                                            LIST,
                                            CREATE,
                                            GET,
                                            UPDATE,
                                            LIST_OPERATIONS,
                                            PUT_OPERATIONS),
                                    SECRETS.all().stream())
                            .toList());

    /**
     * A resource server to create.
     *
     * @param identifier its audience
     * @param standard whether tokens are for it where a request names no resource
     */
    public record NewResourceServer(
            String identifier, String name, boolean standard, SecondFactorPolicy secondFactor) {}

    /**
     * An operation of a guarded API.
     *
     * @param permission that it needs; empty: any valid token is enough
     */
    public record NewOperation(String method, String path, Optional<String> permission) {}

    /**
     * An update of a resource server. Its identifier stays: tokens, guards and permissions use it.
     */
    public record ResourceServerPatch(
            Change<String> name,
            Change<Boolean> standard,
            Change<SecondFactorPolicy> secondFactor) {}

    private ResourceServerOperations() {}

    private static String recorded(dev.steelyard.domain.resource.Operation operation) {
        var permission = operation.permission();
        return operation.method()
                + " "
                + operation.path()
                + " "
                + (permission == null ? "-" : permission);
    }
}
