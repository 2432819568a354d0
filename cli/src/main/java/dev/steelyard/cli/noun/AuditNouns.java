package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Field.time;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Noun;

/** What was done, by whom. */
final class AuditNouns {
    static final Noun AUDIT =
            Noun.of(
                    "audit",
                    "What was done, by whom.",
                    rows(
                                    "/audit",
                                    "List what was done, the newest first.",
                                    "at",
                                    "action",
                                    "actor",
                                    "subject",
                                    "difference",
                                    "detail")
                            .paged()
                            .example(
                                    "audit list --type role --id ROLE",
                                    "audit list --application APPLICATION --from 2026-11-01"
                                            + " --until 2026-12-01 --all --output json"),
                    show(
                                    "/audit/who",
                                    "Say who could do something at an application, and by whose"
                                            + " acts.")
                            .named("who")
                            .showing(new Display.Holders())
                            .by(
                                    text("permission", "PERMISSION", "What.").inQuery().needed(),
                                    text("application", "APPLICATION", "Where.").inQuery().needed(),
                                    time("at", "When; else now.").inQuery(),
                                    text("limit", "NUMBER", "How many, 1 to 200.").inQuery(),
                                    text("after", "ID", "What the page before ended with.")
                                            .inQuery())
                            .example(
                                    "audit who --permission documents:write --application"
                                            + " APPLICATION --at 2026-11-01T09:00:00Z"));

    private AuditNouns() {}
}
