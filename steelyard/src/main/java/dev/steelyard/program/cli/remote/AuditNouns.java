package dev.steelyard.program.cli.remote;

import static dev.steelyard.program.cli.remote.Field.text;
import static dev.steelyard.program.cli.remote.Field.time;
import static dev.steelyard.program.cli.remote.Verb.rows;

/** What was done, by whom. */
final class AuditNouns {
    private static final Field APPLICATION =
            text("application", "APPLICATION", "In which application.").inQuery();

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
                            .by(
                                    text("actor", "ACTOR", "Who: user:ID or client:ID.").inQuery(),
                                    text("action", "ACTION", "What, such as role.update.")
                                            .inQuery(),
                                    text("type", "TYPE", "To what kind of thing, such as role.")
                                            .inQuery(),
                                    text("id", "ID", "To which thing of that type.").inQuery(),
                                    APPLICATION,
                                    text("reseller", "RESELLER", "Whose matter; for the operator.")
                                            .inQuery(),
                                    text("request", "REFERENCE", "By which request.").inQuery(),
                                    time("from", "Then or later.").inQuery(),
                                    time("until", "Before.").inQuery())
                            .paged()
                            .example(
                                    "audit list --type role --id ROLE",
                                    "audit list --application APPLICATION --from 2026-11-01"
                                            + " --until 2026-12-01 --all --output json"));

    private AuditNouns() {}
}
