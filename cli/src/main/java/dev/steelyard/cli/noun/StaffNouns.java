package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.list;
import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.rows;

import dev.steelyard.cli.verb.Field;
import dev.steelyard.cli.verb.Noun;

/** Who manages, and what they did. */
final class StaffNouns {
    private static final Field AUTHORITY =
            text("authority", "AUTHORITY", "operator, or a reseller; else your own.");
    private static final Field PERMISSIONS =
            list(
                            "permissions",
                            "PERMISSION,…",
                            "Management permissions, such as manage.clients:write.")
                    .refersTo(null)
                    .needed();

    static final Noun MANAGEMENT_CLIENTS =
            Noun.of(
                    "management-clients",
                    "Programs that manage: their id and secret go into STEELYARD_CLIENT_ID and"
                            + " STEELYARD_CLIENT_SECRET. For the operator.",
                    rows(
                                    "/management-clients",
                                    "List the management clients.",
                                    "_id",
                                    "name",
                                    "authority",
                                    "permissions",
                                    "suspended")
                            .paged()
                            .first(
                                    "management-clients make --name Deploy --authority operator"
                                            + " --permissions manage.platform:write,manage.resellers:read"),
                    make(
                                    "/management-clients",
                                    "Make a management client. Its secret is shown once.",
                                    text("name", "NAME", "What people call it.").needed(),
                                    text("authority", "AUTHORITY", "operator, or a reseller.")
                                            .needed(),
                                    PERMISSIONS)
                            .example(
                                    "management-clients make --name Deploy --authority operator"
                                            + " --permissions"
                                            + " manage.platform:read,manage.platform:write,manage.resellers:read"));

    private StaffNouns() {}
}
