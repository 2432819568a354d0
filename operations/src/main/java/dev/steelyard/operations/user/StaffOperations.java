package dev.steelyard.operations.user;

import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;
import static dev.steelyard.operations.model.Operation.put;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import java.util.Optional;
import java.util.Set;

/**
 * Describes the operations that list, appoint and dismiss staff of the operator and of resellers.
 */
public final class StaffOperations {
    private static final String ONE = "/staff/{user}";

    private static final RequestSchema<NewStaff> NEW =
            RequestSchema.<NewStaff>of(
                            "NewStaff",
                            "All permissions of the staff member.",
                            in ->
                                    new NewStaff(
                                            in.optional(Fields.AUTHORITY),
                                            in.get(Fields.MANAGEMENT_PERMISSIONS)))
                    .optional(Fields.AUTHORITY)
                    .required(Fields.MANAGEMENT_PERMISSIONS);

    /** The members that the audit log records. */
    public static final ObjectSchema<Staff> RECORDED =
            ObjectSchema.<Staff>of("RecordedStaff", "A staff member in the audit log.")
                    .with(MemberOperations.USER, Staff::user)
                    .with(Fields.AUTHORITY, Staff::authority)
                    .with(Fields.MANAGEMENT_PERMISSIONS, Staff::permissions);

    private static final ObjectSchema<StaffMember> STAFF_MEMBER =
            ObjectSchema.<StaffMember>of("Staff", "A user with management permissions.")
                    .with(MemberOperations.USER, StaffMember::user)
                    .with(Fields.text("name", "The name that the user chose."), StaffMember::name)
                    .with(Fields.AUTHORITY, StaffMember::authority)
                    .with(Fields.MANAGEMENT_PERMISSIONS, StaffMember::permissions)
                    .versioned(StaffMember::version);

    public static final Operation<NoBody, Listing<StaffMember>> LIST =
            list("listStaff", "/staff", "List the staff")
                    .needs(STAFF_WRITE)
                    .lists(STAFF_MEMBER)
                    .filters(
                            Filters.AUTHORITY,
                            Filters.EMAIL,
                            Filters.QUERY,
                            Filters.MANAGEMENT_PERMISSION)
                    .columns("user", "name", "authority", "permissions")
                    .first(
                            "staff-invitations create --email rita@example.com --permissions"
                                    + " manage.clients:read");

    public static final Operation<NoBody, StaffMember> GET =
            get("getStaff", ONE, "Get a staff member").needs(STAFF_WRITE).answers(STAFF_MEMBER);

    public static final Operation<NewStaff, StaffMember> PUT =
            put("putStaff", ONE, "Replace the permissions of a staff member")
                    .note("A caller gives and takes only permissions that it holds.")
                    .needs(STAFF_WRITE)
                    .forbids(RefusalCode.BEYOND_OWN)
                    .body(NEW)
                    .answers(STAFF_MEMBER)
                    .examples("staff put USER --permissions manage.clients:read");

    public static final Operation<NoBody, Object> DELETE =
            delete("deleteStaff", ONE, "Remove a user from the staff")
                    .needs(STAFF_WRITE)
                    .forbids(RefusalCode.BEYOND_OWN)
                    .done("The user is no longer staff.");

    public static final Noun STAFF =
            Noun.of(
                    "staff",
                    "user",
                    MemberOperations.USER,
                    "Users who manage, for the operator or for a reseller.",
                    LIST,
                    GET,
                    PUT,
                    DELETE);

    /**
     * The permissions of a staff member.
     *
     * @param authority empty: the present one
     */
    public record NewStaff(Optional<Authority> authority, Set<ManagementPermission> permissions) {}

    private StaffOperations() {}
}
