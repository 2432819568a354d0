package dev.steelyard.server.manage.openapi;

import static dev.steelyard.server.manage.openapi.Described.get;

/** Why somebody was refused. */
final class RefusalNoun {
    private static final Shape LISTED =
            of(Shape.answered("KeptRefusal", "A refusal that can be looked up."), false);

    private static final Shape ROLE =
            Shape.answered("RoleThatHolds", "A role that holds the permission.")
                    .with("_id", Schema.id("Its id."))
                    .with("name", Schema.text("Its name."));

    private static final Shape TODAY =
            Shape.answered("RefusedToday", "What the principal may do now.")
                    .with("live", Schema.flag("Whether any token of it is accepted."))
                    .with(
                            "reason",
                            Schema.text("Why not, such as `client_suspended`; else null.").orNull())
                    .with(
                            "permitted",
                            Schema.flag(
                                            "Whether it has the permission that was needed; null:"
                                                    + " none was.")
                                    .orNull())
                    .with(
                            "lacks",
                            Schema.texts(
                                    "What keeps it from the permission: `permission` (gone),"
                                            + " `kind_of_principal`, `reseller_ceiling`,"
                                            + " `application_ceiling`, `role`."))
                    .with(
                            "roles",
                            Schema.list(
                                            "Of its application, that hold it; 20 at most. Null"
                                                    + " without `manage.roles:read`.",
                                            ROLE)
                                    .orNull())
                    .with("message", Schema.text("All that in words."));

    private static final Shape EXPLAINED =
            of(Shape.answered("ExplainedRefusal", "A refusal, and what is so today."), true);

    private static final Shape PAGE =
            Shape.answered("KeptRefusalPage", "A page of a list.")
                    .with("data", Schema.list("Those kept last first.", LISTED))
                    .with(
                            "next",
                            Schema.text("`after` of the next page; null: this is the last.")
                                    .orNull())
                    .with(
                            "not_kept",
                            Schema.number(
                                    "How many more there were, of whatever code: of one principal"
                                            + " the newest 200 are kept, of callers that aren't known"
                                            + " none."));

    static final Noun ALL =
            new Noun(
                    "refusals",
                    "Why somebody was refused",
                    get("/refusals", "listRefusals", "List refusals, those kept last first")
                            .note(note())
                            .pages(LISTED)
                            .answers(PAGE)
                            .filtered(
                                    Filters.CLIENT,
                                    Filters.USER,
                                    Filters.APPLICATION,
                                    Filters.CODE,
                                    Filters.SINCE),
                    get("/refusals/{reference}", "explainRefusal", "Say why somebody was refused")
                            .note(note())
                            .answers(EXPLAINED));

    private RefusalNoun() {}

    private static String note() {
        return "Of known principals, for 30 days. With `manage.clients:read` those of the clients"
                + " that the caller can see, whomever these acted for; without it the caller's own.";
    }

    private static Shape of(Shape shape, boolean explained) {
        var what =
                shape.with("_id", Schema.id("Ids rise as refusals come in."))
                        .with("reference", Schema.text("What the refused was told."))
                        .with("at", Schema.time("When."))
                        .with("code", Schema.text("As in docs/errors.md, or of OAuth."))
                        .with("method", Schema.text("Of HTTP.").orNull())
                        .with(
                                "operation",
                                Schema.text(
                                                "The template of its path, or an endpoint of the"
                                                        + " issuer such as `/token`.")
                                        .orNull())
                        .with("permission", Schema.text("What was needed.").orNull());
        if (explained) {
            what = what.with("message", Schema.text("What happened, and what to do."));
        }
        what =
                what.with("client", Schema.id("Who was refused."))
                        .with(
                                "user",
                                Schema.id(
                                                "Whom it acted for; null: itself, or the caller may not know whom.")
                                        .orNull())
                        .with("application", Schema.id("That of the client.").orNull())
                        .with(
                                "resource_server",
                                Schema.id("Whose API refused; null: the issuer.").orNull());
        return explained
                ? what.with("audience", Schema.text("The API's identifier.").orNull())
                        .with(
                                "alike",
                                Schema.number(
                                        "How many of the same principal are kept that say the same,"
                                                + " this one included."))
                        .with("now", Schema.reference(TODAY).orNone("null: of the issuer."))
                : what;
    }
}
