package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.post;
import static dev.steelyard.server.manage.openapi.Described.put;

import dev.steelyard.domain.refusal.RefusalCode;

/** Members of applications, and invitations into them. */
final class MemberNoun {
    private static final Schema ROLES = Schema.ids("Roles of this application.");

    private static final Shape MEMBER =
            Shape.answered("Member", "A user in an application.")
                    .with("user", Schema.id("The user."))
                    .with("application", Schema.id("Where."))
                    .with("name", Schema.text("As the user calls itself."))
                    .with("roles", ROLES)
                    .versioned();

    private static final Shape CHANGED =
            RehearsalShapes.triable(
                    MEMBER.as("ChangedMember", "A member as it is, or would be, now."));

    static final Shape INVITATION =
            Shape.answered("MadeInvitation", "An invitation, with its link, shown this once.")
                    .with("_id", Schema.id("Its id."))
                    .maybe(
                            "link",
                            Schema.uri(
                                    "For the one invited; works once. Shown this once, not in a"
                                            + " replayed answer."))
                    .with("expires", Schema.time("When the link ends."))
                    .versioned();

    private static final Shape OPEN_INVITATION =
            Shape.answered("Invitation", "An open invitation into an application; never its link.")
                    .with("_id", Schema.id("Its id."))
                    .with(
                            "email",
                            Schema.text(
                                            "The only address that may accept; null where somebody"
                                                    + " inside the application invites.")
                                    .orNull())
                    .with("application", Schema.id("Where."))
                    .with("roles", ROLES)
                    .with("inviter", Schema.text("`user:<id>`, `client:<id>` or `system`."))
                    .with("attempts", Schema.number("How often its link was tried."))
                    .with("expires", Schema.time("When the link ends."))
                    .versioned();

    static final Noun ALL =
            new Noun(
                    "members",
                    "Users in applications",
                    get("/applications/{id}/members", "listMembers", "List members")
                            .note("Members' addresses aren't told; `email` finds whom one invited.")
                            .needs(MEMBERS_READ)
                            .pages(MEMBER)
                            .filtered(
                                    Filters.QUERY.saying(
                                            "In the name that the user calls itself by; or how its"
                                                    + " id begins."),
                                    Filters.EMAIL,
                                    Filters.ROLE),
                    get("/applications/{id}/members/{user}", "getMember", "Read a member")
                            .needs(MEMBERS_READ)
                            .answers(MEMBER),
                    put("/applications/{id}/members/{user}", "putMember", "Set a member's roles")
                            .note("Members only: whoever is none is invited first.")
                            .needs(MEMBERS_WRITE)
                            .matched()
                            .sends(Shape.sent("NewRoles", "All roles.").with("roles", ROLES))
                            .queried("dry_run", Words.DRY_RUN)
                            .answers(CHANGED),
                    delete("/applications/{id}/members/{user}", "deleteMember", "End a membership")
                            .needs(MEMBERS_WRITE)
                            .matched()
                            .answersNothing(),
                    get(
                                    "/applications/{id}/invitations",
                                    "listInvitations",
                                    "List open invitations")
                            .needs(MEMBERS_READ)
                            .pages(OPEN_INVITATION)
                            .filtered(Filters.ROLE.saying("Those that give this one.")),
                    delete("/invitations/{id}", "deleteInvitation", "Cancel an invitation")
                            .note("Of staff too, for whoever could make it.")
                            .needs(MEMBERS_WRITE)
                            .forbids(RefusalCode.BEYOND_OWN)
                            .matched()
                            .answersNothing(),
                    post("/applications/{id}/invitations", "inviteMember", "Invite somebody")
                            .note("The answer is the same for known and unknown addresses.")
                            .needs(MEMBERS_WRITE)
                            .forbids(RefusalCode.LIMIT_REACHED)
                            .sends(
                                    Shape.sent("NewInvitation", "Whom, and what for.")
                                            .with(
                                                    "email",
                                                    Schema.text(
                                                            "The only address that may"
                                                                    + " accept."))
                                            .with("roles", ROLES))
                            .makes(INVITATION));

    private MemberNoun() {}
}
