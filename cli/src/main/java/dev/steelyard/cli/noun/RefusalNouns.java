package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Noun;

/** Why somebody was refused. */
final class RefusalNouns {
    static final Noun REFUSALS =
            Noun.of(
                    "refusals",
                    "Why somebody was refused.",
                    rows(
                                    "/refusals",
                                    "List who was refused what, those kept last first.",
                                    "at",
                                    "code",
                                    "method",
                                    "operation",
                                    "permission",
                                    "client",
                                    "user",
                                    "reference")
                            .paged()
                            .example(
                                    "refusals list --client CLIENT",
                                    "refusals list --application APPLICATION --code"
                                            + " permission_missing --since 1d"),
                    show(
                                    "/refusals/{reference}",
                                    "Say why somebody was refused, and whether it would be so"
                                            + " today.")
                            .showing(new Display.Explained())
                            .example("refusals show 6a16e3f0c0de0123456789ab"));

    private RefusalNouns() {}
}
