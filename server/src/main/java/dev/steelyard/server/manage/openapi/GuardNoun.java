package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.server.manage.openapi.Described.get;

import dev.steelyard.domain.refusal.RefusalCode;

/** The guards that stand before APIs. */
final class GuardNoun {
    private static final Shape GUARD =
            Shape.answered("Guard", "A guard, as it last said how it stands.")
                    .with("_id", Schema.id("Of its process: another one after each start."))
                    .with("resource_server", Schema.id("Whose API it stands before."))
                    .with("name", Schema.text("As it is set, or the name of its host."))
                    .with("program", Schema.text("The version of its program."))
                    .with(
                            "connected",
                            Schema.flag(
                                    "Whether it reported within 30 s and then had news of changes."))
                    .with(
                            "streaming",
                            Schema.flag("Whether changes are streamed to it; else it asks."))
                    .with("behind", Schema.number("How many changes it had not applied."))
                    .with("applied", Schema.number("The number of the last change that it had."))
                    .with(
                            "silence_ms",
                            Schema.number("How long it had not heard that it knows all."))
                    .with("started", Schema.time("When it started, by its clock."))
                    .with("seen", Schema.time("When it said all this."))
                    .with("states", Schema.number("Of how many principals it knew the state."))
                    .with("loads", Schema.number("How many states it asked for since its start."))
                    .with("hits", Schema.number("How often it knew one since its start."))
                    .with("dropped_refusals", Schema.number("How many it could not report."))
                    .with("dropped_uses", Schema.number("How many it could not report."));

    static final Noun GUARDS =
            new Noun(
                    "guards",
                    "Guards that stand before APIs; for the operator",
                    get("/guards", "listGuards", "List the guards that report")
                            .note(
                                    "Those that reported within a day and have not ended. Guards"
                                            + " that are set not to, or are of a version that can't,"
                                            + " are not among them.")
                            .needs(PLATFORM_READ)
                            .forbids(RefusalCode.OPERATOR_ONLY)
                            .pages(GUARD)
                            .filtered(Filters.RESOURCE_SERVER, Filters.CONNECTED, Filters.BEHIND));

    private GuardNoun() {}
}
