package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.manage.ManagementPermission.AUDIT_READ;
import static dev.steelyard.server.manage.openapi.Described.get;

/** What was done, by whom. */
final class AuditNoun {
    private static final Shape DIFFERENCE =
            Shape.answered(
                            "Difference",
                            "What an act changed, by name: texts, booleans, null, lists of texts.")
                    .with("before", facts("What was so until then; null: it was not there."))
                    .with("after", facts("What is so from then on; null: it is gone."));

    private static final Shape EVENT =
            Shape.answered("AuditEvent", "Who did what to which thing.")
                    .with("_id", Schema.id("Its id; ids rise with time."))
                    .with("at", Schema.time("When."))
                    .with(
                            "actor",
                            Schema.text("`user:<id>`, `client:<id>`, `link:<id>` or `system`."))
                    .with("action", Schema.text("Such as `role.update`."))
                    .with("subject", Schema.text("What it was done to, such as `role:<id>`."))
                    .with("reseller", Schema.id("Whose matter; null: the operator's.").orNull())
                    .with(
                            "source",
                            Schema.text(
                                            "The peer's address; null for acts of the system, and"
                                                    + " for what users did for themselves in a"
                                                    + " reseller's matter.")
                                    .orNull())
                    .with("request", Schema.text("The request's reference.").orNull())
                    .with("detail", Schema.map("Circumstances, in words."))
                    .maybe("application", Schema.id("In which it is; missing: in none."))
                    .maybe("client", Schema.id("The client by which a person came."))
                    .maybe("session", Schema.id("The login of that person."))
                    .maybe("difference", Schema.reference(DIFFERENCE))
                    .with(
                            "batch",
                            Schema.number("The seal that it lies under; null: none yet.").orNull());

    static final Noun ALL =
            new Noun(
                    "audit",
                    "What was done",
                    get("/audit", "listAudit", "List events, newest first")
                            .note("A reseller's staff see what is their reseller's matter.")
                            .needs(AUDIT_READ)
                            .pages(EVENT)
                            .filtered(
                                    Filters.ACTOR,
                                    Filters.ACTION,
                                    Filters.THING_TYPE,
                                    Filters.THING,
                                    Filters.APPLICATION.saying("In which application."),
                                    Filters.RESELLER.saying("Whose matter it is."),
                                    Filters.REQUEST,
                                    Filters.FROM,
                                    Filters.UNTIL),
                    get("/audit/export", "exportAudit", "Export sealed events, to be verified")
                            .note(
                                    "JSON Lines, as docs/audit.md says: seals, and the events under"
                                            + " them. A page that is not the last has a Link with"
                                            + " rel=next. A reseller's staff see the events of its own"
                                            + " matter, with what proves them.")
                            .needs(AUDIT_READ)
                            .filtered(
                                    Filters.SINCE.saying("Seals made then or later."),
                                    Filters.UNTIL.saying("Seals made before."))
                            .queried("page", Schema.text("As the Link of the page before says."))
                            .answersLines("A JSON object a line."));

    private AuditNoun() {}

    private static Schema facts(String description) {
        return Schema.map(description).with("additionalProperties", true).orNull();
    }
}
