package dev.steelyard.operations.user;

import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;
import static dev.steelyard.operations.model.Operation.action;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Type;

/** Describes the operations by which the operator lists, disables and enables users. */
public final class UserOperations {
    private static final String ONE = "/users/{user}";

    private static final Field<Id<User>> ID = Fields.id("The id of the user, `sub` of tokens.");

    /**
     * The members that the audit log records. People may ask to be forgotten: no name, no address.
     */
    public static final ObjectSchema<User> RECORDED =
            ObjectSchema.<User>of("RecordedUser", "A user in the audit log.")
                    .with(
                            Fields.flag("disabled", "Whether the user can't log in."),
                            User::disabled);

    private static final ObjectSchema<User> BARE =
            ObjectSchema.<User>of("User", "A person who logs in. Users belong to no reseller.")
                    .with(ID, User::id)
                    .with(
                            Fields.text("email", "The address that the user logs in with."),
                            user -> user.email().written())
                    .with(
                            Fields.flag("email_verified", "Whether a mail proved the address."),
                            User::emailVerified)
                    .with(Fields.text("name", "The name that the user chose."), User::name)
                    .including(RECORDED, user -> user);

    private static final ObjectSchema<User> USER = BARE.versioned(User::version);

    private static final ObjectSchema<Membership> MEMBERSHIP =
            ObjectSchema.<Membership>of("Membership", "A membership of a user.")
                    .with(
                            Fields.reference("application", "applications", "The application."),
                            Membership::application)
                    .with(MemberOperations.ROLES, Membership::roles);

    private static final ObjectSchema<Staff> STAFF =
            ObjectSchema.<Staff>of("UserStaff", "The authority and permissions of a staff member.")
                    .with(Fields.AUTHORITY, Staff::authority)
                    .with(Fields.MANAGEMENT_PERMISSIONS, Staff::permissions);

    private static final ObjectSchema<UserAccess> ACCESS =
            ObjectSchema.<UserAccess>of("UserAccess", "How a user gets in.")
                    .with(
                            Fields.flag(
                                    "authenticator", "Whether the user has an authenticator app."),
                            UserAccess::authenticator)
                    .with(
                            Fields.number("passkeys", "The number of passkeys."),
                            access -> (long) access.passkeys())
                    .with(
                            Fields.number("recovery_codes", "The number of unused recovery codes."),
                            access -> (long) access.recoveryCodes())
                    .with(
                            Fields.time("last_login", "The time of the last login; null: none.")
                                    .orNull(),
                            UserAccess::lastLogin)
                    .with(
                            Fields.time(
                                            "deletion",
                                            "The time of the deletion that the user asked for; null:"
                                                    + " none.")
                                    .orNull(),
                            UserAccess::deletion);

    private static final ObjectSchema<UserView> WHOLE =
            ObjectSchema.<UserView>of(
                            "WholeUser",
                            "A user, with memberships, permissions to manage, second factors and the"
                                    + " last login.")
                    .including(BARE, UserView::user)
                    .with(
                            Field.of(
                                    "memberships",
                                    new Type.Listed<>(MEMBERSHIP),
                                    "In a fixed order."),
                            UserView::memberships)
                    .with(
                            Field.of(
                                            "staff",
                                            new Type.One<>(STAFF),
                                            "The permissions to manage; null: none.")
                                    .orNull(),
                            UserView::staff)
                    .including(ACCESS, UserView::access)
                    .versioned(view -> view.user().version());

    public static final Operation<NoBody, Listing<User>> LIST =
            list("listUsers", "/users", "List users")
                    .needs(USERS_READ)
                    .pages(USER)
                    .filters(Filters.QUERY.about("The beginning of the address or the name."))
                    .columns("_id", "name", "email", "disabled")
                    .examples("users list --query anna", "users list --all --output json");

    public static final Operation<NoBody, UserView> GET =
            get("getUser", ONE, "Get a user")
                    .needs(USERS_READ)
                    .answers(WHOLE)
                    .help(
                            "Get a user, with memberships, permissions to manage, second factors, last"
                                    + " login and pending deletion.");

    public static final Operation<NoBody, User> DISABLE =
            action("disable", "disableUser", ONE + "/disable", "Disable a user")
                    .note(
                            "Sessions, refresh tokens and access tokens end, and stay ended when the"
                                    + " user is enabled again. An operator must be left who can add"
                                    + " staff.")
                    .needs(USERS_WRITE)
                    .forbids(RefusalCode.ONESELF, RefusalCode.BEYOND_OWN)
                    .ifMatch()
                    .answers(USER)
                    .help(
                            "Disable a user: all sessions and tokens end at once. `users enable` lets"
                                    + " the user log in again; ended ones stay ended.");

    public static final Operation<NoBody, User> ENABLE =
            action("enable", "enableUser", ONE + "/enable", "Enable a user")
                    .needs(USERS_WRITE)
                    .forbids(RefusalCode.ONESELF, RefusalCode.BEYOND_OWN)
                    .ifMatch()
                    .answers(USER)
                    .help("Let a user log in again.");

    public static final Noun USERS =
            Noun.of(
                    "users",
                    "user",
                    ID,
                    "People who log in. For the operator.",
                    LIST,
                    GET,
                    DISABLE,
                    ENABLE,
                    PasswordResetOperations.RESET,
                    FactorResetOperations.RESET,
                    ConsentOperations.LIST_OF_USER,
                    ConsentOperations.WITHDRAW_OF_USER);

    private UserOperations() {}
}
