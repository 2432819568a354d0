package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.patch;
import static dev.steelyard.server.manage.openapi.Described.post;
import static dev.steelyard.server.manage.openapi.Described.put;

/** {@code /applications}, without what is inside them. */
final class ApplicationNoun {
    private static final Schema EXPIRY =
            Schema.time("When its term ends; 14 days of grace follow. null: never.").orNull();

    private static final Shape APPLICATION =
            Shape.answered("Application", "One customer's tenant.")
                    .with("_id", Schema.id("Its id, as in the paths of guarded APIs."))
                    .with("reseller", Schema.id("Who owns it."))
                    .with("name", Words.NAME)
                    .with("company", Words.NAME)
                    .with("expiry", EXPIRY)
                    .with("suspended", Schema.flag("Whether it was stopped by hand."))
                    .with(
                            "standing",
                            Schema.words("`grace`: works and warns.", "active", "grace", "stopped"))
                    .versioned();

    static final Noun ALL =
            new Noun(
                    "applications",
                    "Customers' tenants",
                    get("/applications", "listApplications", "List applications")
                            .note("A reseller's staff see those of their reseller.")
                            .needs(APPLICATIONS_READ)
                            .pages(APPLICATION)
                            .filtered(
                                    Filters.QUERY.saying(
                                            "In its name or company, however it is written; or how"
                                                    + " its id begins."),
                                    Filters.RESELLER,
                                    Filters.TERM),
                    post("/applications", "createApplication", "Make an application")
                            .note(
                                    "Its ceiling begins as its reseller's, without special"
                                            + " permissions.")
                            .needs(APPLICATIONS_WRITE)
                            .sends(
                                    Shape.sent("NewApplication", "An application to make.")
                                            .maybe(
                                                    "reseller",
                                                    Schema.id(
                                                            "Who owns it; the operator has to say,"
                                                                    + " for a reseller's staff it is"
                                                                    + " their own."))
                                            .with("name", Words.NAME)
                                            .with("company", Words.NAME)
                                            .maybe("expiry", EXPIRY))
                            .makes(APPLICATION),
                    get("/applications/{id}", "getApplication", "Read an application")
                            .needs(APPLICATIONS_READ)
                            .answers(APPLICATION),
                    patch(
                                    "/applications/{id}",
                                    "updateApplication",
                                    "Rename, renew, suspend or revive an application")
                            .needs(APPLICATIONS_WRITE)
                            .matched()
                            .sends(
                                    Shape.sent("ApplicationPatch", "What is absent stays.")
                                            .maybe("name", Words.NAME)
                                            .maybe("company", Words.NAME)
                                            .maybe("expiry", EXPIRY)
                                            .maybe(
                                                    "suspended",
                                                    Schema.flag("true stops it, false revives.")))
                            .answers(APPLICATION),
                    get("/applications/{id}/ceiling", "getApplicationCeiling", "Read its ceiling")
                            .needs(APPLICATIONS_READ)
                            .answers(ResellerNoun.CEILING),
                    put("/applications/{id}/ceiling", "setApplicationCeiling", "Set its ceiling")
                            .note("Within the reseller's ceiling.")
                            .needs(APPLICATIONS_WRITE)
                            .matched()
                            .queried("dry_run", Words.DRY_RUN)
                            .sends(ResellerNoun.NEW_CEILING)
                            .answers(ResellerNoun.CHANGED_CEILING));

    private ApplicationNoun() {}
}
