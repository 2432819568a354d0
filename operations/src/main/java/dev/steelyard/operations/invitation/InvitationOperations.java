package dev.steelyard.operations.invitation;

import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.ShownOnce;
import dev.steelyard.operations.user.MemberOperations;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes the operations that create, list and cancel invitations of new members and new staff.
 * An invitation is a link that the invited user opens.
 */
public final class InvitationOperations {
    private static final String INTO = "/applications/{application}/invitations";
    private static final String STAFF = "/staff-invitations";

    private static final Field<Id<Invitation>> ID = Fields.id("The id of the invitation.");

    private static final Field<EmailAddress> EMAIL =
            Fields.EMAIL.about("The only address that may accept.");

    private static final Field<Instant> EXPIRES = Fields.time("expires", "The end of the link.");

    private static final RequestSchema<NewMember> NEW =
            RequestSchema.<NewMember>of(
                            "NewInvitation",
                            "An invitation into an application.",
                            in -> new NewMember(in.get(EMAIL), in.get(MemberOperations.ROLES)))
                    .required(EMAIL, MemberOperations.ROLES);

    private static final RequestSchema<NewStaffMember> NEW_STAFF =
            RequestSchema.<NewStaffMember>of(
                            "NewStaffInvitation",
                            "An invitation onto the staff.",
                            in ->
                                    new NewStaffMember(
                                            in.get(EMAIL),
                                            in.optional(Fields.AUTHORITY),
                                            in.get(Fields.MANAGEMENT_PERMISSIONS)))
                    .required(EMAIL)
                    .optional(Fields.AUTHORITY)
                    .required(Fields.MANAGEMENT_PERMISSIONS);

    /** The members that the audit log records. An address is recorded only where staff invites. */
    public static final ObjectSchema<Invitation> RECORDED =
            ObjectSchema.<Invitation>of("RecordedInvitation", "An invitation in the audit log.")
                    .with(
                            EMAIL,
                            invitation ->
                                    invitation.inviter().isStaff() ? invitation.email() : null)
                    .with(application(), Invitation::application)
                    .with(MemberOperations.ROLES, Invitation::roles)
                    .with(Fields.AUTHORITY, Invitation::authority)
                    .with(Fields.MANAGEMENT_PERMISSIONS, Invitation::permissions)
                    .with(EXPIRES, Invitation::expires);

    private static final ObjectSchema<NewInvitation> MADE =
            ObjectSchema.<NewInvitation>of("MadeInvitation", "A new invitation, with its link.")
                    .with(ID, NewInvitation::id)
                    .maybe(
                            Fields.once(
                                    "link",
                                    "For the invited user; it works once. Shown this once, not in a"
                                            + " replayed answer, and never if it was mailed."),
                            made -> made.link() == null ? null : new ShownOnce(made.link()))
                    .with(
                            Fields.flag(
                                    "mailed",
                                    "Whether the link goes to the invited address by mail."),
                            NewInvitation::mailed)
                    .with(EXPIRES, NewInvitation::expires)
                    .versioned(_ -> Invitation.VERSION);

    private static final ObjectSchema<InvitationView> OPEN =
            head("Invitation", "An open invitation into an application; never its link.")
                    .with(application(), view -> view.invitation().application())
                    .with(MemberOperations.ROLES, view -> view.invitation().roles())
                    .including(tail(), view -> view);

    private static final ObjectSchema<InvitationView> OPEN_STAFF =
            head("StaffInvitation", "An open invitation onto the staff; never its link.")
                    .with(Fields.AUTHORITY, view -> view.invitation().authority())
                    .with(Fields.MANAGEMENT_PERMISSIONS, view -> view.invitation().permissions())
                    .including(tail(), view -> view);

    public static final Operation<NoBody, Listing<InvitationView>> LIST =
            list("listInvitations", INTO, "List the open invitations into an application")
                    .needs(MEMBERS_READ)
                    .pages(OPEN)
                    .filters(Filters.ROLE.about("Only those that give this role."))
                    .columns("_id", "email", "roles", "inviter", "expires")
                    .first("invitations create APPLICATION --email anna@example.com --roles ROLE");

    public static final Operation<NewMember, NewInvitation> CREATE =
            create("inviteMember", INTO, "Invite a user into an application")
                    .note("The answer is equal for known and unknown addresses.")
                    .needs(MEMBERS_WRITE)
                    .forbids(RefusalCode.LIMIT_REACHED)
                    .body(NEW)
                    .createsUnreadable(MADE)
                    .help(
                            "Create an invitation: a link that works once, for seven days. With mail on"
                                    + " (docs/mail.md) it goes to the address, and isn't shown.")
                    .examples(
                            "invitations create APPLICATION --email anna@example.com --roles ROLE");

    public static final Operation<NoBody, Object> DELETE =
            delete("deleteInvitation", "/invitations/{invitation}", "Cancel an invitation")
                    .note("Of staff too, for callers that may invite them.")
                    .needs(MEMBERS_WRITE)
                    .anyLogin()
                    .forbids(RefusalCode.BEYOND_OWN)
                    .help(
                            "Cancel an invitation, also one onto the staff: its link no longer works.")
                    .done("The invitation is cancelled.");

    public static final Operation<NoBody, Listing<InvitationView>> LIST_STAFF =
            list("listStaffInvitations", STAFF, "List the open invitations onto the staff")
                    .needs(STAFF_WRITE)
                    .lists(OPEN_STAFF)
                    .filters(Filters.AUTHORITY, Filters.MANAGEMENT_PERMISSION)
                    .columns("_id", "email", "authority", "permissions", "inviter", "expires")
                    .first(
                            "staff-invitations create --email rita@example.com --permissions"
                                    + " manage.clients:read");

    public static final Operation<NewStaffMember, NewInvitation> CREATE_STAFF =
            create("inviteStaff", STAFF, "Invite a user onto the staff")
                    .needs(STAFF_WRITE)
                    .forbids(RefusalCode.BEYOND_OWN, RefusalCode.LIMIT_REACHED)
                    .body(NEW_STAFF)
                    .createsUnreadable(MADE)
                    .examples(
                            "staff-invitations create --email rita@example.com --permissions"
                                    + " manage.applications:read,manage.clients:write");

    public static final Noun INVITATIONS =
            Noun.of(
                    "invitations",
                    "invitation",
                    ID,
                    "Links by which users become members of an application.",
                    LIST,
                    CREATE,
                    DELETE);

    public static final Noun STAFF_INVITATIONS =
            Noun.of(
                    "staff-invitations",
                    "invitation",
                    ID,
                    "Links by which users become staff.",
                    LIST_STAFF,
                    CREATE_STAFF);

    /**
     * A new invitation; equal for known and unknown addresses.
     *
     * @param link with its secret; it is shown once; null: it was mailed
     */
    public record NewInvitation(
            Id<Invitation> id, @Nullable String link, boolean mailed, Instant expires) {}

    /** An invitation into an application. */
    public record NewMember(EmailAddress email, Set<Id<Role>> roles) {}

    /**
     * An invitation onto the staff.
     *
     * @param authority empty: the actor's own
     */
    public record NewStaffMember(
            EmailAddress email,
            Optional<Authority> authority,
            Set<ManagementPermission> permissions) {}

    private InvitationOperations() {}

    private static Field<Id<Application>> application() {
        return Fields.reference("application", "applications", "The application.");
    }

    private static ObjectSchema<InvitationView> head(String name, String about) {
        return ObjectSchema.<InvitationView>of(name, about)
                .with(ID, view -> view.invitation().id())
                .with(
                        EMAIL.more("Null where a member of the application invites.").orNull(),
                        InvitationView::email);
    }

    private static ObjectSchema<InvitationView> tail() {
        return ObjectSchema.<InvitationView>of("", "")
                .with(
                        Fields.text("inviter", "`user:<id>`, `client:<id>` or `system`."),
                        view -> view.invitation().inviter().who())
                .with(
                        Fields.number("attempts", "The number of attempts to use its link."),
                        view -> (long) view.invitation().attempts())
                .with(EXPIRES, view -> view.invitation().expires())
                .versioned(_ -> Invitation.VERSION);
    }
}
