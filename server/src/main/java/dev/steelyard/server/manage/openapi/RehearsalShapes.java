package dev.steelyard.server.manage.openapi;

/** What a dry run tells of those at work. */
final class RehearsalShapes {
    private static final Shape DECISION =
            Shape.answered("RehearsedDecision", "What would come out otherwise.")
                    .with("client", Schema.id("Who called."))
                    .with("user", Schema.id("For whom; null: for itself.").orNull())
                    .with("resource_server", Schema.id("Where."))
                    .with(
                            "operation",
                            Schema.text(
                                            "Method and path template; null: not known, or a"
                                                    + " permission was asked for.")
                                    .orNull())
                    .with("permission", Schema.text("What was needed.").orNull())
                    .with("requests", Schema.number("How many since `first`."))
                    .with("first", Schema.time("When the first was."))
                    .with("last", Schema.time("When the last was."));

    private static final Shape SIDE =
            Shape.answered("RehearsedDecisions", "What would come out otherwise in one way.")
                    .with("clients", Schema.number("Clients that act for themselves."))
                    .with("users", Schema.number("Users that clients act for."))
                    .with("requests", Schema.number("All of them, since `first`."))
                    .with("first", Schema.time("When the first was; null: none.").orNull())
                    .with("last", Schema.time("When the last was; null: none.").orNull())
                    .with(
                            "decisions",
                            Schema.list(
                                    "At most 100, the latest first; none of those that the caller"
                                            + " may not list.",
                                    DECISION))
                    .with("more", Schema.number("How many others there are."));

    private static final Shape REHEARSAL =
            Shape.answered(
                            "Rehearsal",
                            "What guards decided lately, decided again as if this were done.")
                    .with("since", Schema.time("What was last before this is left out."))
                    .with("complete", Schema.flag("false: only the latest 20,000 were looked at."))
                    .with("refused", Schema.reference(SIDE))
                    .with("allowed", Schema.reference(SIDE));

    private RehearsalShapes() {}

    /** Of what may have been only tried, and doesn't say otherwise that it was. */
    static Shape triable(Shape shape) {
        return rehearsed(
                shape.maybe("dry_run", Schema.flag("`true`: nothing was done yet; else absent.")));
    }

    /** Of what says whether it was only tried. */
    static Shape rehearsed(Shape shape) {
        return shape.maybe("rehearsal", Schema.reference(REHEARSAL));
    }
}
