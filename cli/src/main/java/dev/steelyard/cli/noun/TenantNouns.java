package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.list;
import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.put;
import static dev.steelyard.cli.verb.Verb.remove;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.verb.Field;
import dev.steelyard.cli.verb.Noun;
import dev.steelyard.cli.verb.Verb;

/** Resellers, their applications, and who may do what in these. */
final class TenantNouns {
    private static final Field DRY_RUN = Field.dryRun();
    private static final Field ROLES_OF = list("roles", "ROLE,…", "Its roles.").needed();

    static final Noun MEMBERS =
            Noun.of(
                    "members",
                    "Users in an application, and their roles there.",
                    rows(
                                    "/applications/{application}/members",
                                    "List the members of an application.",
                                    "user",
                                    "name",
                                    "roles")
                            .paged()
                            .first(
                                    "invitations make APPLICATION --email anna@example.com --roles"
                                            + " ROLE"),
                    show("/applications/{application}/members/{user}", "Show a member."),
                    rows(
                                    "/applications/{application}/members/{user}/uses",
                                    "List what a member really does at APIs, the latest first.",
                                    ClientNouns.USED)
                            .named("uses"),
                    put(
                                    "/applications/{application}/members/{user}",
                                    "Replace the roles of a member.",
                                    ROLES_OF,
                                    DRY_RUN)
                            .withVersion()
                            .example("members put APPLICATION USER --roles ROLE,ROLE"),
                    remove(
                            "/applications/{application}/members/{user}",
                            "End a membership, and with it what the user's tokens can do there.",
                            "The membership is ended."));

    static final Noun INVITATIONS =
            Noun.of(
                    "invitations",
                    "Links by which people become members of an application.",
                    rows(
                                    "/applications/{application}/invitations",
                                    "List the invitations that are open.",
                                    "_id",
                                    "email",
                                    "roles",
                                    "inviter",
                                    "expires")
                            .paged()
                            .first(
                                    "invitations make APPLICATION --email anna@example.com --roles"
                                            + " ROLE"),
                    make(
                                    "/applications/{application}/invitations",
                                    "Make an invitation: a link that works once, for seven days.",
                                    text("email", "ADDRESS", "Who is invited.").needed(),
                                    ROLES_OF)
                            .example(
                                    "invitations make APPLICATION --email anna@example.com --roles"
                                            + " ROLE"),
                    cancel());

    /** Of either kind. */
    private static Verb cancel() {
        return remove(
                        "/invitations/{invitation}",
                        "End an invitation, also one into the staff: its link no longer works.",
                        "The invitation is over.")
                .named("cancel");
    }

    private TenantNouns() {}
}
