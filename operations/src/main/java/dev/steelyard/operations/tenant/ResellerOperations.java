package dev.steelyard.operations.tenant;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.RESELLERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.RESELLERS_WRITE;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.update;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
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
import dev.steelyard.operations.schema.Types;
import dev.steelyard.operations.tenant.ContactOperations.ContactView;
import dev.steelyard.operations.tenant.ContactOperations.NewContact;
import java.util.Optional;
import java.util.Set;

/** Describes the operator's create, list, get and update operations on resellers. */
public final class ResellerOperations {
    private static final String PATH = "/resellers/{reseller}";

    private static final Field<Id<Reseller>> ID = Fields.id("The id of the reseller.");

    public static final Field<ResellerStatus> STANDING =
            Field.of(
                            "standing",
                            Types.choice("STANDING", ResellerStatus.class),
                            "The standing of the reseller.")
                    .more(
                            "`frozen`: its staff can do nothing, its applications continue; `closed`:"
                                    + " they stop.")
                    .otherwise("active");

    private static final Field<Set<String>> CEILING =
            Field.of(
                            "ceiling",
                            Fields.PERMISSIONS.type(),
                            "Every permission that it may give; absent: all that are not special.")
                    .refersTo("permissions");

    private static final RequestSchema<NewReseller> NEW =
            RequestSchema.<NewReseller>of(
                            "NewReseller",
                            "A reseller to create.",
                            in -> new NewReseller(in.get(Fields.NAME), in.optional(CEILING)))
                    .required(Fields.NAME)
                    .optional(CEILING);

    private static final RequestSchema<ResellerPatch> PATCH =
            RequestSchema.<ResellerPatch>of(
                            "ResellerPatch",
                            "An absent member stays as it is.",
                            in -> new ResellerPatch(in.change(Fields.NAME), in.change(STANDING)))
                    .optional(Fields.NAME, STANDING);

    /** The members that the audit log records. */
    public static final ObjectSchema<Reseller> RECORDED =
            ObjectSchema.<Reseller>of("RecordedReseller", "A reseller in the audit log.")
                    .with(Fields.NAME, Reseller::name)
                    .with(STANDING, Reseller::standing);

    private static final ObjectSchema<Reseller> RESELLER =
            ObjectSchema.<Reseller>of("Reseller", "A seller of the platform; it owns applications.")
                    .with(ID, Reseller::id)
                    .including(RECORDED, reseller -> reseller)
                    .versioned(Reseller::version);

    public static final Operation<NoBody, Listing<Reseller>> LIST =
            list("listResellers", "/resellers", "List resellers")
                    .needs(RESELLERS_READ)
                    .pages(RESELLER)
                    .filters(Filters.QUERY, STANDING.about("Only those of this standing."))
                    .columns("_id", "name", "standing")
                    .first("resellers create --name \"Northern Scales\"");

    public static final Operation<NewReseller, Reseller> CREATE =
            create("createReseller", "/resellers", "Create a reseller")
                    .needs(RESELLERS_WRITE)
                    .body(NEW)
                    .creates(RESELLER, "/resellers")
                    .examples("resellers create --name \"Northern Scales\"");

    public static final Operation<NoBody, Reseller> GET =
            get("getReseller", PATH, "Get a reseller").needs(RESELLERS_READ).answers(RESELLER);

    public static final Operation<ResellerPatch, Reseller> UPDATE =
            update("updateReseller", PATH, "Rename, freeze, close or reactivate a reseller")
                    .needs(RESELLERS_WRITE)
                    .body(PATCH)
                    .answers(RESELLER)
                    .examples("resellers update RESELLER --standing frozen");

    public static final Operation<NoBody, Ceiling> GET_CEILING =
            CeilingOperations.get("Reseller", PATH, PLATFORM_READ);

    public static final Operation<Set<String>, CeilingChange> SET_CEILING =
            CeilingOperations.set("Reseller", PATH, PLATFORM_WRITE)
                    .note(
                            "Permissions above a lowered ceiling stay in the ceilings and roles below"
                                    + " it. They have no effect until it rises.")
                    .examples(
                            "resellers set-ceiling RESELLER --permissions documents:read --dry-run",
                            "resellers set-ceiling RESELLER --permissions"
                                    + " documents:read,documents:write");

    public static final Operation<NoBody, ContactView> GET_CONTACT =
            ContactOperations.get("Reseller", PATH, APPLICATIONS_READ);

    public static final Operation<NewContact, ContactView> SET_CONTACT =
            ContactOperations.set("Reseller", PATH, APPLICATIONS_WRITE)
                    .examples(
                            "resellers set-contact RESELLER --email support@example.com --telephone"
                                    + " \"+44 20 7946 0000\" --page https://example.com/support");

    public static final Noun RESELLERS =
            Noun.of(
                    "resellers",
                    "reseller",
                    ID,
                    "Sellers of the platform. For the operator.",
                    LIST,
                    CREATE,
                    GET,
                    UPDATE,
                    GET_CEILING,
                    SET_CEILING,
                    GET_CONTACT,
                    SET_CONTACT);

    /**
     * A reseller to create.
     *
     * @param ceiling empty: every permission that is not special
     */
    public record NewReseller(String name, Optional<Set<String>> ceiling) {}

    /** An update of a reseller. */
    public record ResellerPatch(Change<String> name, Change<ResellerStatus> standing) {}

    private ResellerOperations() {}
}
