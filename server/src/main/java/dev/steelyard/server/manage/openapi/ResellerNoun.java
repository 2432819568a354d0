package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.RESELLERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.RESELLERS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.patch;
import static dev.steelyard.server.manage.openapi.Described.post;
import static dev.steelyard.server.manage.openapi.Described.put;

/** {@code /resellers}. */
final class ResellerNoun {
    private static final Schema STANDING =
            Schema.words(
                    "`frozen`: its staff can do nothing, its applications run on; `closed`: they"
                            + " stop.",
                    "active",
                    "frozen",
                    "closed");

    private static final Shape RESELLER =
            Shape.answered("Reseller", "Sells the platform and owns its customers' applications.")
                    .with("_id", Schema.id("Its id."))
                    .with("name", Words.NAME)
                    .with("standing", STANDING)
                    .versioned();

    static final Shape CEILING =
            Shape.answered("Ceiling", "The most that may ever be given.")
                    .with("permissions", Words.PERMISSIONS)
                    .versioned();

    private static final Shape CUT_ROLE =
            Shape.answered("CutRole", "A role that allows something else under the new ceiling.")
                    .with("_id", Schema.id("Its id."))
                    .with("application", Schema.id("Where it is."))
                    .with("name", Words.NAME)
                    .with("cut", Schema.texts("What it allowed until now."))
                    .with("restored", Schema.texts("What it allows again."));

    static final Shape CHANGED_CEILING =
            RehearsalShapes.rehearsed(
                    CEILING.as(
                                    "ChangedCeiling",
                                    "The new ceiling, and what it does to roles below it.")
                            .with("dry_run", Schema.flag("Whether nothing was done yet."))
                            .with("roles", Schema.list("At most 100, by id.", CUT_ROLE))
                            .with("more_roles", Schema.number("How many others change.")));

    static final Shape NEW_CEILING =
            Shape.sent("NewCeiling", "The whole ceiling, in place of the one before.")
                    .with("permissions", Words.PERMISSIONS);

    static final Noun ALL =
            new Noun(
                    "resellers",
                    "Who sells the platform: the operator's matter",
                    get("/resellers", "listResellers", "List resellers")
                            .needs(RESELLERS_READ)
                            .pages(RESELLER)
                            .filtered(Filters.QUERY, Filters.STANDING),
                    post("/resellers", "createReseller", "Make a reseller")
                            .needs(RESELLERS_WRITE)
                            .sends(
                                    Shape.sent("NewReseller", "A reseller to make.")
                                            .with("name", Words.NAME)
                                            .maybe(
                                                    "ceiling",
                                                    Schema.texts(
                                                            "Absent: every permission that is not"
                                                                    + " special.")))
                            .makes(RESELLER),
                    get("/resellers/{id}", "getReseller", "Read a reseller")
                            .needs(RESELLERS_READ)
                            .answers(RESELLER),
                    patch(
                                    "/resellers/{id}",
                                    "updateReseller",
                                    "Rename, freeze, close or revive a reseller")
                            .needs(RESELLERS_WRITE)
                            .matched()
                            .sends(
                                    Shape.sent("ResellerPatch", "What is absent stays.")
                                            .maybe("name", Words.NAME)
                                            .maybe("standing", STANDING))
                            .answers(RESELLER),
                    get("/resellers/{id}/ceiling", "getResellerCeiling", "Read its ceiling")
                            .needs(PLATFORM_READ)
                            .answers(CEILING),
                    put("/resellers/{id}/ceiling", "setResellerCeiling", "Set its ceiling")
                            .note(
                                    "What sticks out of a lowered ceiling stays in ceilings and"
                                            + " roles below, does nothing, and comes back when it"
                                            + " rises.")
                            .needs(PLATFORM_WRITE)
                            .matched()
                            .queried("dry_run", Words.DRY_RUN)
                            .sends(NEW_CEILING)
                            .answers(CHANGED_CEILING));

    private ResellerNoun() {}
}
