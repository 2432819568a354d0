package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.term;
import static dev.steelyard.cli.verb.Field.time;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.rows;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Verb;
import java.util.List;

/** What can be done with secrets, which are made and ended but never changed or shown again. */
final class CredentialVerbs {
    private CredentialVerbs() {}

    static Verb list(String path) {
        return rows(
                path,
                "List them by id, with their terms; the ended ones too, for a while.",
                "_id",
                "created",
                "expires",
                "last_used");
    }

    static Verb add(String path) {
        return make(
                        path,
                        "Make another, which is shown once.",
                        term("expires", "When it ends; else never."),
                        time(
                                "others_expire",
                                "When the others end, at the latest; else as they would."))
                .named("add");
    }

    static Verb one(String path) {
        return Verb.show(path + "/{credential}", "Show one, never the secret itself.");
    }

    static Verb end(String path) {
        return new Verb(
                "set",
                "PATCH",
                path + "/{credential}",
                "Set when one ends.",
                List.of(term("expires", "When it ends.").needed()),
                new Display.One(),
                true,
                List.of());
    }

    static Verb retire(String path) {
        return new Verb(
                "retire",
                "DELETE",
                path + "/{credential}",
                "End one now.",
                List.of(),
                new Display.One(),
                true,
                List.of());
    }
}
