package dev.steelyard.server.manage.openapi;

import static dev.steelyard.server.manage.openapi.Described.get;

import java.util.List;

/** The description itself, and who calls. */
final class CallerNoun {
    private static final Shape CALLER =
            Shape.answered("Caller", "Who the token acts for, and what it may do.")
                    .with("who", Schema.text("`user:` or `client:` and an id."))
                    .with("authority", Words.AUTHORITY)
                    .with("permissions", Words.MANAGEMENT_PERMISSIONS);

    static final Noun ALL =
            new Noun(
                    "caller",
                    "The description of this API, and who you are to it",
                    get("/openapi.json", "getDescription", "This document")
                            .withoutToken()
                            .answers(new Schema(Tree.of("type", "object"), List.of())),
                    get("/whoami", "getCaller", "Who the token acts for, and what it may do")
                            .answers(CALLER));

    private CallerNoun() {}
}
