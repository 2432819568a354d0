package dev.steelyard.program.cli.remote;

import static dev.steelyard.program.cli.remote.Field.time;
import static dev.steelyard.program.cli.remote.Verb.make;
import static dev.steelyard.program.cli.remote.Verb.rows;

import java.util.List;

/** What can be done with secrets, which are made and ended but never changed or shown again. */
final class CredentialVerbs {
    private CredentialVerbs() {}

    static Verb list(String path, String one) {
        return rows(
                path,
                "List the live ones; never the " + one + " itself.",
                "_id",
                "created",
                "expires",
                "last_used");
    }

    static Verb add(String path, String one) {
        return make(
                        path,
                        "Make another " + one + ", which is shown once.",
                        time("expires", "When it ends; else never."),
                        time("others_expire", "When the others end, at the latest."))
                .named("add");
    }

    static Verb end(String path, String one) {
        return new Verb(
                "set",
                "PATCH",
                path + "/{credential}",
                "Set when a " + one + " ends.",
                List.of(time("expires", "When it ends.").needed()),
                new Shown.One(),
                false,
                List.of());
    }

    static Verb retire(String path, String one) {
        return new Verb(
                "retire",
                "DELETE",
                path + "/{credential}",
                "End a " + one + " now.",
                List.of(),
                new Shown.One(),
                false,
                List.of());
    }
}
