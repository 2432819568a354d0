package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.flag;
import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Verb.act;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.domain.client.metadata.ClientTokens.ALGORITHMS;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Noun;
import java.util.List;

/** What tokens are signed with, and what seals that: the operator's matter. */
final class KeyNouns {
    private static final String[] COLUMNS = {
        "kid", "algorithm", "state", "published", "signs_from", "signs_until", "thumbprint"
    };

    static final Noun KEYS =
            Noun.of(
                    "keys",
                    "The keys that sign tokens. They change by schedule; this is for when that must"
                            + " not wait.",
                    rows("/keys", "List the signing keys.", COLUMNS),
                    make(
                                    "/keys/rotate",
                                    "Let the next key sign now: within 5 s, or at once where it is"
                                            + " published. Tokens go on.",
                                    text(
                                            "algorithm",
                                            "ALGORITHM",
                                            "One of "
                                                    + String.join(", ", ALGORITHMS)
                                                    + "; not said: each."),
                                    flag(
                                            "compromised",
                                            "Withdraw the keys: every token that they signed is"
                                                    + " refused from now on, your own too:"
                                                    + " `steelyard login` again."))
                            .named("rotate")
                            .showing(new Display.Rows(List.of(COLUMNS), false, ""))
                            .example("keys rotate", "keys rotate --compromised"));

    static final Noun MASTER_KEY =
            Noun.of(
                    "master-key",
                    "The key that signing keys lie sealed under.",
                    act(
                                    "/master-key/rotate",
                                    "Seal the signing keys under the new master key, once every"
                                            + " node knows it and the one before.")
                            .named("rotate")
                            .example("master-key rotate"));

    private KeyNouns() {}
}
