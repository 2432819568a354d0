package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.server.manage.openapi.Described.get;

/** {@code /credentials}: what ends soon, and what nobody uses. */
final class ReviewNoun {
    private static final Shape HELD =
            Shape.answered("HeldCredential", "A live secret or API key, and who holds it.")
                    .with("_id", Schema.id("Its id, which the secret itself carries in clear."))
                    .with("kind", Schema.words("Its kind.", "client_secret", "api_key"))
                    .with("client", Schema.id("Who holds it.").orNull())
                    .with("resource_server", Schema.id("Who holds it.").orNull())
                    .with("name", Schema.text("The holder's name."))
                    .with("application", Schema.id("Where the client is.").orNull())
                    .with("created", Schema.time("When it was made."))
                    .with("expires", Words.EXPIRES)
                    .with(
                            "last_used",
                            Schema.time(
                                            "null: never yet, or an API key: these are looked at"
                                                    + " by guards.")
                                    .orNull())
                    .with(
                            "idle_since",
                            Schema.time(
                                    "Unused since: the hour of the last use, or when it was made;"
                                            + " an API key since its client got no token."));

    static final Noun ALL =
            new Noun(
                    "review",
                    "What ends soon, and what nobody uses any more",
                    get(
                                    "/credentials",
                                    "listExpiringOrUnusedCredentials",
                                    "List live secrets and API keys that end soon or lie unused")
                            .note(
                                    "One of `expiring_within` and `unused_for`, or both: in the"
                                            + " order of ends, else of last use. A reseller's staff"
                                            + " see its own; the operator's all, those of resource"
                                            + " servers too with `manage.platform:read`.")
                            .needs(CLIENTS_READ)
                            .pagesInTime(HELD)
                            .filtered(
                                    Filters.EXPIRING_WITHIN,
                                    Filters.UNUSED_FOR,
                                    Filters.RESELLER,
                                    Filters.APPLICATION,
                                    Filters.KIND));

    private ReviewNoun() {}
}
