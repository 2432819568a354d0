package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.AUDIT_READ;
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

    private static final Shape ACT =
            Shape.answered("AuditedAct", "An event, in short.")
                    .with("_id", Schema.id("The event's id."))
                    .with("at", Schema.time("When."))
                    .with("actor", Schema.text("Who: `user:<id>`, `client:<id>`, `system`."))
                    .with("action", Schema.text("Such as `role.update`."))
                    .with("request", Schema.text("The request's reference.").orNull());

    private static final Shape THROUGH =
            Shape.answered("HoldingRole", "A role by which somebody could.")
                    .with("_id", Schema.id("Its id."))
                    .with("name", Schema.text("Its name then.").orNull())
                    .with("given", act("What gave it to the principal"))
                    .with("permitted", act("What put the permission into it"));

    private static final Shape HOLDER =
            Shape.answered("Holder", "Somebody who could.")
                    .with("principal", Schema.text("`user:<id>` or `client:<id>`."))
                    .with("roles", Schema.list("By which roles.", THROUGH));

    private static final Shape HOLDERS =
            Shape.answered("Holders", "Who could do something then, and by whose acts.")
                    .with("permission", Schema.text("What."))
                    .with("application", Schema.id("Where."))
                    .with("at", Schema.time("When."))
                    .with(
                            "complete_since",
                            Schema.time(
                                            "From when on the log tells all that this is found by;"
                                                    + " null: from its begin.")
                                    .orNull())
                    .with("application_ceiling", act("What put it into the application's ceiling"))
                    .with("reseller_ceiling", act("What put it into the reseller's ceiling"))
                    .with("data", Schema.list("By id.", HOLDER))
                    .with(
                            "next",
                            Schema.text("`after` of the next page; null: this is the last.")
                                    .orNull());

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
                    get(
                                    "/audit/who",
                                    "listHolders",
                                    "Find who could do something, and by whose act")
                            .note(
                                    "Roles within ceilings, for kinds of principals that may hold it,"
                                            + " while all were alive. Found by going back through"
                                            + " the log; an instant is refused that lies before"
                                            + " `complete_since`, behind too many events, or, for"
                                            + " a reseller's staff, in another reseller's time.")
                            .needs(AUDIT_READ)
                            .pages(HOLDER)
                            .answers(HOLDERS)
                            .filtered(
                                    Filters.PERMISSION.saying("What; has to be said."),
                                    Filters.APPLICATION.saying("Where; has to be said."),
                                    Filters.AT),
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

    private static Schema act(String description) {
        return Schema.reference(ACT).orNone(description + "; null: not told, or not to you.");
    }

    private static Schema facts(String description) {
        return Schema.map(description).with("additionalProperties", true).orNull();
    }
}
