package dev.steelyard.operations.user;

import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_WRITE;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.put;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import java.util.Set;

/** Describes the operations that list and remove members of an application and set their roles. */
public final class MemberOperations {
    private static final String ALL = "/applications/{application}/members";
    private static final String ONE = ALL + "/{user}";

    static final Field<Id<User>> USER = Fields.reference("user", "users", "The user.");

    private static final Field<Id<Application>> APPLICATION =
            Fields.reference("application", "applications", "The application.");

    public static final Field<Set<Id<Role>>> ROLES =
            Fields.references("roles", "ROLE", "roles", "Roles of this application.");

    private static final RequestSchema<Set<Id<Role>>> NEW =
            RequestSchema.<Set<Id<Role>>>of(
                            "NewRoles", "All roles of the member.", in -> in.get(ROLES))
                    .required(ROLES);

    /** The members that the audit log records. */
    public static final ObjectSchema<Membership> RECORDED =
            ObjectSchema.<Membership>of("RecordedMembership", "A membership in the audit log.")
                    .with(USER, Membership::user)
                    .with(APPLICATION, Membership::application)
                    .with(ROLES, Membership::roles);

    private static final ObjectSchema<Member> MEMBER =
            ObjectSchema.<Member>of("Member", "A user in an application.")
                    .with(USER, Member::user)
                    .with(APPLICATION, Member::application)
                    .with(Fields.text("name", "The name that the user chose."), Member::name)
                    .with(ROLES, Member::roles)
                    .versioned(Member::version);

    public static final Operation<NoBody, Listing<Member>> LIST =
            list("listMembers", ALL, "List the members of an application")
                    .note("Addresses are not shown; `email` finds an invited user.")
                    .needs(MEMBERS_READ)
                    .pages(MEMBER)
                    .filters(
                            Filters.QUERY.about(
                                    "A part of the name that the user chose, or the beginning of the"
                                            + " id."),
                            Filters.EMAIL,
                            Filters.ROLE)
                    .columns("user", "name", "roles")
                    .first("invitations create APPLICATION --email anna@example.com --roles ROLE");

    public static final Operation<NoBody, Member> GET =
            get("getMember", ONE, "Get a member").needs(MEMBERS_READ).answers(MEMBER);

    public static final Operation<Set<Id<Role>>, Member> PUT =
            put("putMember", ONE, "Replace the roles of a member")
                    .note("A user who is no member must be invited first.")
                    .needs(MEMBERS_WRITE)
                    .body(NEW)
                    .dryRun()
                    .answers(MEMBER)
                    .examples("members put APPLICATION USER --roles ROLE,ROLE");

    public static final Operation<NoBody, Object> DELETE =
            delete("deleteMember", ONE, "End a membership")
                    .needs(MEMBERS_WRITE)
                    .help("End a membership, and the access of the user's tokens there.")
                    .done("The membership is ended.");

    public static final Noun MEMBERS =
            Noun.of(
                    "members",
                    "user",
                    USER,
                    "Users in an application, and their roles there.",
                    LIST,
                    GET,
                    PUT,
                    DELETE);

    private MemberOperations() {}
}
