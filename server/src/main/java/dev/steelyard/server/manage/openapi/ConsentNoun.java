package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;

/** What users allowed clients. */
final class ConsentNoun {
    private static final String ENDS =
            "All that the client was given for the user ends, and stays ended when the user"
                    + " consents again.";

    private static final Shape CONSENT =
            Shape.answered("Consent", "What a user allowed a client.")
                    .with("user", Schema.id("Who."))
                    .with("client", Schema.id("Whom."))
                    .with(
                            "name",
                            Schema.text(
                                            "As the user calls itself; null where the caller can't"
                                                    + " see it as a member of the client's"
                                                    + " application.")
                                    .orNull())
                    .with(
                            "everything",
                            Schema.texts(
                                    "Identifiers of APIs at which all was allowed that the user's"
                                            + " roles allow."))
                    .with("scopes", Schema.texts("The scopes that were allowed."))
                    .with(
                            "claims",
                            Schema.texts("Claims that were allowed beside those of the scopes."))
                    .with(
                            "offline",
                            Schema.words(
                                    "Whether the client may stay connected.",
                                    "not_asked",
                                    "refused",
                                    "granted"))
                    .with("given", Schema.time("When it was last given."))
                    .versioned();

    static final Noun ALL =
            new Noun(
                    "consents",
                    "What users allowed clients",
                    get(
                                    "/clients/{id}/consents",
                                    "listConsents",
                                    "List what users allowed a client")
                            .needs(CLIENTS_READ)
                            .pages(CONSENT)
                            .filtered(Filters.OFFLINE),
                    delete("/clients/{id}/consents/{user}", "withdrawConsent", "Withdraw a consent")
                            .note(ENDS)
                            .needs(CLIENTS_WRITE)
                            .matched()
                            .answersNothing(),
                    get("/users/{id}/consents", "listUserConsents", "List what a user allowed")
                            .needs(USERS_READ)
                            .pages(CONSENT)
                            .filtered(Filters.OFFLINE),
                    delete(
                                    "/users/{id}/consents/{client}",
                                    "withdrawUserConsent",
                                    "Withdraw what a user allowed a client")
                            .note(ENDS)
                            .needs(USERS_WRITE)
                            .matched()
                            .answersNothing());

    private ConsentNoun() {}
}
