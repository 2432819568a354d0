package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Verb.act;
import static dev.steelyard.cli.verb.Verb.remove;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.verb.Noun;

/** People who log in, where they are logged in, and what they allowed. */
final class UserNouns {
    private static final String USER = "/users/{user}";

    static final Noun USERS =
            Noun.of(
                    "users",
                    "People who log in, whatever they are members of. For the operator.",
                    rows("/users", "List the users.", "_id", "name", "email", "disabled")
                            .paged()
                            .example("users list --query anna", "users list --all --output json"),
                    show(USER, "Show a user, with memberships and what it may manage."),
                    act(
                                    USER + "/disable",
                                    "Disable a user: all logins and tokens end at once, for good.")
                            .named("disable")
                            .withVersion(),
                    act(USER + "/enable", "Let a user log in again.").named("enable").withVersion(),
                    rows(
                                    USER + "/consents",
                                    "List what a user allowed clients.",
                                    "client",
                                    "everything",
                                    "scopes",
                                    "claims",
                                    "offline",
                                    "given")
                            .named("consents")
                            .paged(),
                    remove(
                                    USER + "/consents/{client}",
                                    "Withdraw what a user allowed a client: all that it was given"
                                            + " ends at once.",
                                    "The consent is withdrawn.")
                            .named("withdraw")
                            .example("users withdraw USER CLIENT"));

    static final Noun SESSIONS =
            Noun.of(
                    "sessions",
                    "Where a user is logged in. For the operator.",
                    rows(
                                    USER + "/sessions",
                                    "List the logins of a user that live.",
                                    "_id",
                                    "created",
                                    "last_seen",
                                    "auth_time")
                            .paged(),
                    remove(
                                    USER + "/sessions/{session}",
                                    "End a login, with the access tokens that live on it.",
                                    "The login is ended.")
                            .named("end")
                            .example("sessions end USER SESSION"),
                    remove(
                                    USER + "/sessions",
                                    "End all logins of a user.",
                                    "All logins of the user are ended.")
                            .named("end-all")
                            .withoutVersion());

    private UserNouns() {}
}
