package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.post;
import static dev.steelyard.server.manage.openapi.Described.put;

import dev.steelyard.domain.refusal.RefusalCode;

/** Staff of the operator and of resellers. */
final class StaffNoun {
    private static final Shape STAFF =
            Shape.answered("Staff", "A user who may manage.")
                    .with("user", Schema.id("The user."))
                    .with("name", Schema.text("As the user calls itself."))
                    .with("authority", Words.AUTHORITY)
                    .with("permissions", Words.MANAGEMENT_PERMISSIONS)
                    .versioned();

    private static final Shape OPEN_INVITATION =
            Shape.answered("StaffInvitation", "An open invitation onto the staff; never its link.")
                    .with("_id", Schema.id("Its id."))
                    .with("email", Schema.text("The only address that may accept.").orNull())
                    .with("authority", Words.AUTHORITY)
                    .with("permissions", Words.MANAGEMENT_PERMISSIONS)
                    .with("inviter", Schema.text("`user:<id>`, `client:<id>` or `system`."))
                    .with("attempts", Schema.number("How often its link was tried."))
                    .with("expires", Schema.time("When the link ends."))
                    .versioned();

    static final Noun STAFF_NOUN =
            new Noun(
                    "staff",
                    "Who may manage, in whose name",
                    get("/staff", "listStaff", "List staff")
                            .needs(STAFF_WRITE)
                            .lists(STAFF)
                            .filtered(
                                    Filters.AUTHORITY,
                                    Filters.EMAIL,
                                    Filters.QUERY,
                                    Filters.MANAGEMENT_PERMISSION),
                    get("/staff/{user}", "getStaff", "Read what somebody may manage")
                            .needs(STAFF_WRITE)
                            .answers(STAFF),
                    put("/staff/{user}", "putStaff", "Set what somebody may manage")
                            .note("Gives and takes only permissions that the caller holds.")
                            .needs(STAFF_WRITE)
                            .forbids(RefusalCode.BEYOND_OWN)
                            .matched()
                            .sends(
                                    Shape.sent("NewStaff", "All permissions.")
                                            .maybe("authority", Words.AUTHORITY)
                                            .with("permissions", Words.MANAGEMENT_PERMISSIONS))
                            .answers(STAFF),
                    delete("/staff/{user}", "deleteStaff", "End it")
                            .needs(STAFF_WRITE)
                            .forbids(RefusalCode.BEYOND_OWN)
                            .matched()
                            .answersNothing(),
                    get("/staff-invitations", "listStaffInvitations", "List open invitations")
                            .needs(STAFF_WRITE)
                            .lists(OPEN_INVITATION)
                            .filtered(Filters.AUTHORITY, Filters.MANAGEMENT_PERMISSION),
                    post("/staff-invitations", "inviteStaff", "Invite somebody onto the staff")
                            .needs(STAFF_WRITE)
                            .forbids(RefusalCode.BEYOND_OWN, RefusalCode.LIMIT_REACHED)
                            .sends(
                                    Shape.sent("NewStaffInvitation", "Whom, and what for.")
                                            .with(
                                                    "email",
                                                    Schema.text(
                                                            "The only address that may accept."))
                                            .maybe("authority", Words.AUTHORITY)
                                            .with("permissions", Words.MANAGEMENT_PERMISSIONS))
                            .makes(MemberNoun.INVITATION));

    private StaffNoun() {}
}
