package dev.steelyard.operations.tenant;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.update;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.reseller.Reseller;
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
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import dev.steelyard.operations.tenant.ContactOperations.ContactView;
import dev.steelyard.operations.tenant.ContactOperations.NewContact;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Describes the create, list, get and update operations on applications, which are the tenants of
 * customers.
 */
public final class ApplicationOperations {
    private static final String PATH = "/applications/{application}";

    private static final Field<Id<Application>> ID =
            Fields.id("The id of the application, as in the paths of guarded APIs.");

    private static final Field<Id<Reseller>> RESELLER =
            Fields.<Reseller>reference("reseller", "resellers", "The reseller that owns it.")
                    .more("The operator names one; a reseller's staff create their own.");

    private static final Field<String> COMPANY =
            Field.of("company", Fields.NAME.type(), "The customer.");

    private static final Field<Instant> EXPIRY =
            Field.of("expiry", Types.time(), "The end of its term; null: never.")
                    .more("14 days of grace follow.")
                    .orNull();

    private static final Field<Boolean> SUSPENDED =
            Fields.flag("suspended", "Whether it is stopped by hand, at once.").otherwise(false);

    public static final Field<ApplicationStatus> STANDING =
            Field.of(
                            "standing",
                            Types.choice("STANDING", ApplicationStatus.class),
                            "Its standing now.")
                    .more("`grace`: it works and warns.");

    private static final RequestSchema<NewApplication> NEW =
            RequestSchema.<NewApplication>of(
                            "NewApplication",
                            "An application to create.",
                            in ->
                                    new NewApplication(
                                            in.optional(RESELLER),
                                            in.get(Fields.NAME),
                                            in.get(COMPANY),
                                            in.optional(EXPIRY),
                                            in.orStandard(Fields.SECOND_FACTOR)))
                    .optional(RESELLER)
                    .required(Fields.NAME, COMPANY)
                    .optional(EXPIRY, Fields.SECOND_FACTOR);

    private static final RequestSchema<ApplicationPatch> PATCH =
            RequestSchema.<ApplicationPatch>of(
                            "ApplicationPatch",
                            "An absent member stays as it is.",
                            in ->
                                    new ApplicationPatch(
                                            in.change(Fields.NAME),
                                            in.change(COMPANY),
                                            in.changeOrNull(EXPIRY),
                                            in.change(SUSPENDED),
                                            in.change(Fields.SECOND_FACTOR)))
                    .optional(Fields.NAME, COMPANY, EXPIRY, SUSPENDED, Fields.SECOND_FACTOR);

    /** The members that the audit log records. */
    public static final ObjectSchema<Application> RECORDED =
            ObjectSchema.<Application>of("RecordedApplication", "An application in the audit log.")
                    .with(RESELLER, Application::reseller)
                    .with(Fields.NAME, Application::name)
                    .with(COMPANY, Application::company)
                    .with(EXPIRY, Application::expiry)
                    .with(SUSPENDED, Application::suspended)
                    .with(Fields.SECOND_FACTOR, Application::secondFactor);

    private static final ObjectSchema<ApplicationView> APPLICATION =
            ObjectSchema.<ApplicationView>of("Application", "A customer's tenant.")
                    .with(ID, view -> view.application().id())
                    .including(RECORDED, ApplicationView::application)
                    .with(STANDING, ApplicationView::term)
                    .with(
                            Field.of(
                                    "warnings",
                                    new Type.Sentences(),
                                    "Warnings about what was just created or changed, such as a"
                                            + " second application of the same name."),
                            ApplicationView::warnings)
                    .versioned(view -> view.application().version());

    public static final Operation<NoBody, Listing<ApplicationView>> LIST =
            list("listApplications", "/applications", "List applications")
                    .note("A reseller's staff see those of their reseller.")
                    .needs(APPLICATIONS_READ)
                    .pages(APPLICATION)
                    .filters(
                            Filters.QUERY.about(
                                    "A part of the name or the company in any spelling, or the"
                                            + " beginning of the id."),
                            Filters.RESELLER,
                            STANDING.about("Only those of this standing now."))
                    .columns("_id", "name", "company", "reseller", "standing", "expiry")
                    .first(
                            "applications create --name \"Mill Lane\" --company \"Mill Lane Ltd\""
                                    + " [--reseller RESELLER]")
                    .examples(
                            "applications list --query mill",
                            "applications list --standing grace --all");

    public static final Operation<NewApplication, ApplicationView> CREATE =
            create("createApplication", "/applications", "Create an application")
                    .note("Its ceiling begins as its reseller's, without special permissions.")
                    .needs(APPLICATIONS_WRITE)
                    .anyLogin()
                    .body(NEW)
                    .creates(APPLICATION, "/applications")
                    .examples(
                            "applications create --name \"Mill Lane\" --company \"Mill Lane Ltd\""
                                    + " --expiry 365d");

    public static final Operation<NoBody, ApplicationView> GET =
            get("getApplication", PATH, "Get an application")
                    .needs(APPLICATIONS_READ)
                    .answers(APPLICATION);

    public static final Operation<ApplicationPatch, ApplicationView> UPDATE =
            update("updateApplication", PATH, "Rename, renew, suspend or reactivate an application")
                    .needs(APPLICATIONS_WRITE)
                    .body(PATCH)
                    .answers(APPLICATION)
                    .examples("applications update APPLICATION --expiry 2028-01-31");

    public static final Operation<NoBody, Ceiling> GET_CEILING =
            CeilingOperations.get("Application", PATH, APPLICATIONS_READ);

    public static final Operation<Set<String>, CeilingChange> SET_CEILING =
            CeilingOperations.set("Application", PATH, APPLICATIONS_WRITE)
                    .note("Within the reseller's ceiling.")
                    .examples(
                            "applications set-ceiling APPLICATION --permissions"
                                    + " documents:read,users:manage");

    public static final Operation<NoBody, ContactView> GET_CONTACT =
            ContactOperations.get("Application", PATH, APPLICATIONS_READ);

    public static final Operation<NewContact, ContactView> SET_CONTACT =
            ContactOperations.set("Application", PATH, APPLICATIONS_WRITE)
                    .examples(
                            "applications set-contact APPLICATION --email support@example.com --telephone"
                                    + " \"+44 20 7946 0000\" --page https://example.com/support");

    public static final Noun APPLICATIONS =
            Noun.of(
                    "applications",
                    "application",
                    ID,
                    "Customers' tenants, each of one reseller.",
                    LIST,
                    CREATE,
                    GET,
                    UPDATE,
                    GET_CEILING,
                    SET_CEILING,
                    GET_CONTACT,
                    SET_CONTACT);

    /**
     * An application to create. Its ceiling starts as its reseller's, without special permissions.
     *
     * @param reseller its owner; empty: the reseller that the actor acts for
     * @param expiry the end of its term; empty: no end
     */
    public record NewApplication(
            Optional<Id<Reseller>> reseller,
            String name,
            String company,
            Optional<Instant> expiry,
            SecondFactorPolicy secondFactor) {}

    /**
     * An update of an application.
     *
     * @param expiry to an empty value: no end
     */
    public record ApplicationPatch(
            Change<String> name,
            Change<String> company,
            Change<Optional<Instant>> expiry,
            Change<Boolean> suspended,
            Change<SecondFactorPolicy> secondFactor) {}

    private ApplicationOperations() {}
}
