package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Field.time;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.remove;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Field;
import dev.steelyard.cli.verb.Noun;

/** How an application goes to another reseller. */
final class TransferNouns {
    private static final String OFFER = "/applications/{application}/transfer";

    private static final Field[] TERMS = {
        text("seen", "SEEN", "What --dry-run said: exactly that is done."),
        time("credentials_expire", "When the secrets and API keys of before end; else at once."),
        Field.dryRun()
    };

    static final Noun TRANSFERS =
            Noun.of(
                    "transfers",
                    "Applications that go to another reseller, both sides agreeing.",
                    make(
                                    OFFER,
                                    "Offer an application: the other reseller accepts it by the"
                                            + " code, which is shown once.",
                                    text("reseller", "RESELLER", "The reseller that may accept it.")
                                            .needed())
                            .named("offer")
                            .example("transfers offer APPLICATION --reseller RESELLER"),
                    show(OFFER, "Show the offer of an application that is open."),
                    remove(
                                    OFFER,
                                    "Take the offer of an application back: its code no longer"
                                            + " works.",
                                    "The offer is over.")
                            .named("cancel"),
                    make(
                                    "/transfers/accept",
                                    "Take over an application. See first what that does, with"
                                            + " --dry-run.",
                                    with(text("code", "CODE", "Of the offer.").needed()))
                            .named("accept")
                            .showing(new Display.Moved())
                            .example(
                                    "transfers accept --code CODE --dry-run",
                                    "transfers accept --code CODE --seen SEEN --credentials-expire"
                                            + " 7d"),
                    make(
                                    "/applications/{application}/move",
                                    "Move an application without an offer. For the operator.",
                                    with(
                                            text("reseller", "RESELLER", "Its new reseller.")
                                                    .needed()))
                            .named("move")
                            .showing(new Display.Moved())
                            .example("transfers move APPLICATION --reseller RESELLER --dry-run"));

    private TransferNouns() {}

    private static Field[] with(Field first) {
        return new Field[] {first, TERMS[0], TERMS[1], TERMS[2]};
    }
}
