package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.post;

import dev.steelyard.domain.refusal.RefusalCode;
import java.util.List;

/** People who log in, and where they are logged in. */
final class UserNoun {
    private static final Shape BARE =
            Shape.answered("User", "A person who logs in; belongs to nobody.")
                    .with("_id", Schema.id("The token's `sub`."))
                    .with("email", Schema.text("The address that the user logs in with."))
                    .with("email_verified", Schema.flag("Whether a mail proved the address."))
                    .with("name", Schema.text("As the user calls itself."))
                    .with("disabled", Schema.flag("Whether the user can't log in."));

    private static final Shape USER = BARE.versioned();

    private static final Shape MEMBERSHIP =
            Shape.answered("Membership", "Where a user is a member.")
                    .with("application", Schema.id("Where."))
                    .with("roles", Schema.ids("Roles of that application."));

    private static final Shape AUTHORITY =
            Shape.answered("UserStaff", "What a user may manage, in whose name; null: nothing.")
                    .with("authority", Words.AUTHORITY)
                    .with("permissions", Words.MANAGEMENT_PERMISSIONS);

    private static final Shape WHOLE =
            BARE.as("WholeUser", "A user, with all that it belongs to.")
                    .with("memberships", Schema.list("In a fixed order.", MEMBERSHIP))
                    .with("staff", new Schema(AUTHORITY.json(), List.of()).orNull())
                    .versioned();

    private static final Shape SESSION =
            Shape.answered("Session", "A login in a browser.")
                    .with("_id", Schema.id("The tokens' `sid`."))
                    .with("created", Schema.time("When it began."))
                    .with("last_seen", Schema.time("When it was last used, to the minute."))
                    .with("auth_time", Schema.time("When the user last proved who it is."))
                    .versioned();

    static final Noun USERS =
            new Noun(
                    "users",
                    "People who log in; for the operator",
                    get("/users", "listUsers", "List users")
                            .needs(USERS_READ)
                            .pages(USER)
                            .filtered(Filters.QUERY.saying("How the address or the name begins.")),
                    get("/users/{id}", "getUser", "Read a user").needs(USERS_READ).answers(WHOLE),
                    post("/users/{id}/disable", "disableUser", "Disable a user")
                            .note(
                                    "Sessions, refresh tokens and access tokens end, and stay ended"
                                            + " when the user is enabled again. An operator must be"
                                            + " left who can make staff.")
                            .needs(USERS_WRITE)
                            .forbids(RefusalCode.ONESELF, RefusalCode.BEYOND_OWN)
                            .matched()
                            .answers(USER),
                    post("/users/{id}/enable", "enableUser", "Enable a user")
                            .needs(USERS_WRITE)
                            .forbids(RefusalCode.ONESELF, RefusalCode.BEYOND_OWN)
                            .matched()
                            .answers(USER));

    static final Noun SESSIONS =
            new Noun(
                    "sessions",
                    "Where users are logged in; for the operator",
                    get("/users/{id}/sessions", "listSessions", "List the logins that live")
                            .needs(USERS_READ)
                            .pages(SESSION),
                    delete("/users/{id}/sessions/{session}", "endSession", "End a login")
                            .note("As by a logout: its access tokens end, offline grants go on.")
                            .needs(USERS_WRITE)
                            .matched()
                            .answersNothing(),
                    delete("/users/{id}/sessions", "endSessions", "End all logins of a user")
                            .needs(USERS_WRITE)
                            .answersNothing());

    private UserNoun() {}
}
