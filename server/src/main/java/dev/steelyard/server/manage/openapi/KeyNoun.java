package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.client.metadata.ClientTokens.ALGORITHMS;
import static dev.steelyard.domain.permission.ManagementPermission.KEYS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.KEYS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.post;

/** What tokens are signed with, and what seals that. */
final class KeyNoun {
    private static final Schema ALGORITHM =
            Schema.words("Its algorithm.", ALGORITHMS.toArray(String[]::new));

    private static final Shape KEY =
            Shape.answered("SigningKey", "A key that signs tokens; its public half.")
                    .with("kid", Schema.id("Its id in the JWK set."))
                    .with("algorithm", ALGORITHM)
                    .with(
                            "thumbprint",
                            Schema.text("RFC 7638: by it an export of the audit log is trusted."))
                    .with(
                            "state",
                            Schema.words(
                                    "Where it is in its life; it is published in all.",
                                    "next",
                                    "signing",
                                    "kept"))
                    .with("published", Schema.time("Since when it is published."))
                    .with("signs_from", Schema.time("When it begins to sign."))
                    .with("signs_until", Schema.time("When it stops; null: no end yet.").orNull());

    static final Noun KEYS =
            new Noun(
                    "keys",
                    "Keys that sign tokens",
                    get("/keys", "listKeys", "List the signing keys")
                            .needs(KEYS_READ)
                            .lists(KEY)
                            .filtered(Filters.ALGORITHM, Filters.STATE),
                    post("/keys/rotate", "rotateKeys", "Let the next keys sign now")
                            .note(
                                    "Within 5 s, or at once where they are published. Compromised:"
                                            + " all keys are withdrawn, every token that they signed"
                                            + " is refused, and new ones sign at once.")
                            .needs(KEYS_WRITE)
                            .sends(
                                    Shape.sent("KeyRotation", "Which, and how.")
                                            .maybe("algorithm", ALGORITHM)
                                            .maybe("compromised", Schema.flag("Absent: false.")))
                            .lists(KEY),
                    post("/master-key/rotate", "rotateMasterKey", "Seal under the new master key")
                            .note("Refused while this node knows one master key only.")
                            .needs(KEYS_WRITE)
                            .answers(
                                    Shape.answered("Resealed", "What was done.")
                                            .with(
                                                    "resealed",
                                                    Schema.number(
                                                            "How many keys were sealed anew."))));

    private KeyNoun() {}
}
