package dev.steelyard.program.cli.remote;

import static dev.steelyard.program.cli.remote.Verb.rows;

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
                                            + " --until 2026-12-01 --all --output json"));

    private AuditNouns() {}
}
