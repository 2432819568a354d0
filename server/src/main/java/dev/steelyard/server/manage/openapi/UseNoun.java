package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.server.manage.openapi.Described.get;

/** What clients and members really do at APIs, as guards report it. */
final class UseNoun {
    private static final Shape USE =
            Shape.answered("Use", "What was tried at one operation, and how it went.")
                    .with("client", Schema.id("Who called."))
                    .with("principal", Schema.words("For itself, or for users.", "client", "user"))
                    .with("resource_server", Schema.id("Where."))
                    .with(
                            "operation",
                            Schema.text(
                                            "Method and path template; null: not known, or a"
                                                    + " permission was asked for.")
                                    .orNull())
                    .with("permission", Schema.text("What was needed.").orNull())
                    .with("allowed", Schema.number("How many requests since `first`."))
                    .with("refused", Schema.number("The same."))
                    .with("codes", Schema.texts("Why they were refused."))
                    .with("first", Schema.time("When the first was."))
                    .with("last", Schema.time("When the last was."));

    private static final Shape UNUSED =
            Shape.answered("UnusedPermissions", "What somebody may do, and doesn't.")
                    .with("client", Schema.id("Who, for itself.").orNull())
                    .with("user", Schema.id("Or which user.").orNull())
                    .with("name", Schema.text("As people call it."))
                    .with("application", Schema.id("Where."))
                    .with("permissions", Schema.texts("Effective now, and not used."));

    private static final String KEPT =
            "As guards reported it, some 30 seconds later; kept for 90 days since the last time. At"
                    + " most 1,000, the latest first.";

    static final Noun ALL =
            new Noun(
                    "uses",
                    "What is really used, and what isn't",
                    get("/clients/{id}/uses", "listClientUses", "List what a client uses")
                            .note(KEPT + " What it did for users is summed up.")
                            .needs(CLIENTS_READ)
                            .lists(USE),
                    get(
                                    "/applications/{id}/members/{user}/uses",
                                    "listMemberUses",
                                    "List what a member uses in an application")
                            .note(KEPT)
                            .needs(MEMBERS_READ)
                            .lists(USE),
                    get(
                                    "/unused-permissions",
                                    "listUnusedPermissions",
                                    "List permissions that are held and not used")
                            .note(
                                    "`unused_for` is needed. Of clients, a reseller's staff see its"
                                            + " own; with `principal=user` of the members of"
                                            + " `application`, for which `manage.members:read` is"
                                            + " needed instead. Suspended clients, and those made"
                                            + " since, are left out, and permissions of APIs whose"
                                            + " guards haven't reported for so long.")
                            .needs(CLIENTS_READ)
                            .pages(UNUSED)
                            .filtered(
                                    Filters.UNUSED_PERMISSIONS_FOR,
                                    Filters.RESELLER,
                                    Filters.APPLICATION,
                                    Filters.PRINCIPAL));

    private UseNoun() {}
}
