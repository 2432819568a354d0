package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Verb.rows;

import dev.steelyard.cli.verb.Noun;

/** The guards that stand before APIs: the operator's matter. */
final class GuardNouns {
    static final Noun GUARDS =
            Noun.of(
                    "guards",
                    "The guards that stand before APIs, as they report. For the operator.",
                    rows(
                                    "/guards",
                                    "List the guards: whether they are connected, and how many"
                                            + " changes they are behind.",
                                    "_id",
                                    "name",
                                    "program",
                                    "connected",
                                    "streaming",
                                    "behind",
                                    "silence_ms",
                                    "states",
                                    "seen",
                                    "resource_server")
                            .paged()
                            .example("guards list", "guards list --connected false"));

    private GuardNouns() {}
}
