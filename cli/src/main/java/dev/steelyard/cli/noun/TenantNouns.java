package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.flag;
import static dev.steelyard.cli.verb.Field.list;
import static dev.steelyard.cli.verb.Field.term;
import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.put;
import static dev.steelyard.cli.verb.Verb.remove;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.set;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Field;
import dev.steelyard.cli.verb.Noun;
import dev.steelyard.cli.verb.Verb;

/** Resellers, their applications, and who may do what in these. */
final class TenantNouns {
    private static final Field NAME = text("name", "NAME", "What people call it.");
    private static final Field CEILING =
            list("permissions", "PERMISSION,…", "All that may ever be given.").needed();
    private static final Field DRY_RUN = Field.dryRun();
    private static final Field ROLES_OF = list("roles", "ROLE,…", "Its roles.").needed();

    static final Noun RESELLERS =
            Noun.of(
                    "resellers",
                    "Who sells the platform. For the operator.",
                    rows("/resellers", "List the resellers.", "_id", "name", "standing")
                            .paged()
                            .first("resellers make --name \"Northern Scales\""),
                    make(
                                    "/resellers",
                                    "Make a reseller.",
                                    NAME.needed(),
                                    list(
                                            "ceiling",
                                            "PERMISSION,…",
                                            "All that it may ever give; else whatever is not special."))
                            .example("resellers make --name \"Northern Scales\""),
                    show("/resellers/{reseller}", "Show a reseller."),
                    set(
                                    "/resellers/{reseller}",
                                    "Change a reseller.",
                                    NAME,
                                    text(
                                            "standing",
                                            "STANDING",
                                            "active; frozen: its staff can do nothing; closed: its"
                                                    + " applications stop."))
                            .example("resellers set RESELLER --standing frozen"),
                    show("/resellers/{reseller}/ceiling", "Show a reseller's ceiling.")
                            .named("ceiling"),
                    put(
                                    "/resellers/{reseller}/ceiling",
                                    "Replace a reseller's ceiling; says what that does to roles.",
                                    CEILING,
                                    DRY_RUN)
                            .named("set-ceiling")
                            .withVersion()
                            .showing(new Display.Ceiling())
                            .example(
                                    "resellers set-ceiling RESELLER --permissions documents:read"
                                            + " --dry-run",
                                    "resellers set-ceiling RESELLER --permissions"
                                            + " documents:read,documents:write"));

    static final Noun APPLICATIONS =
            Noun.of(
                    "applications",
                    "Customers' tenants, each of one reseller.",
                    rows(
                                    "/applications",
                                    "List the applications that you can see.",
                                    "_id",
                                    "name",
                                    "company",
                                    "reseller",
                                    "standing",
                                    "expiry")
                            .paged()
                            .example(
                                    "applications list --query mill",
                                    "applications list --standing grace --all")
                            .first(
                                    "applications make --name \"Mill Lane\" --company \"Mill Lane"
                                            + " Ltd\" [--reseller RESELLER]"),
                    make(
                                    "/applications",
                                    "Make an application.",
                                    NAME.needed(),
                                    text("company", "COMPANY", "The customer.").needed(),
                                    text("reseller", "RESELLER", "Its reseller; else your own."),
                                    term("expiry", "When its term ends; else never."))
                            .example(
                                    "applications make --name \"Mill Lane\" --company \"Mill Lane"
                                            + " Ltd\" --expiry 365d"),
                    show("/applications/{application}", "Show an application."),
                    set(
                                    "/applications/{application}",
                                    "Change an application.",
                                    NAME,
                                    text("company", "COMPANY", "The customer."),
                                    term("expiry", "When its term ends."),
                                    flag("suspended", "Whether it is stopped at once."))
                            .example("applications set APPLICATION --expiry 2028-01-31"),
                    show("/applications/{application}/ceiling", "Show an application's ceiling.")
                            .named("ceiling"),
                    put(
                                    "/applications/{application}/ceiling",
                                    "Replace an application's ceiling, within its reseller's;"
                                            + " says what that does to roles.",
                                    CEILING,
                                    DRY_RUN)
                            .named("set-ceiling")
                            .withVersion()
                            .showing(new Display.Ceiling())
                            .example(
                                    "applications set-ceiling APPLICATION --permissions"
                                            + " documents:read,users:manage"));

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
