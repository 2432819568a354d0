package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.post;

import dev.steelyard.domain.refusal.RefusalCode;

/** How an application goes to another reseller. */
final class TransferNoun {
    private static final String PATH = "/applications/{id}/transfer";

    private static final Shape TRANSFER =
            Shape.answered("Transfer", "An offer that is open.")
                    .with("_id", Schema.id("Its id, which its code carries in clear."))
                    .with("application", Schema.id("What is offered."))
                    .with("reseller", Schema.id("Who may accept it."))
                    .with("offered_by", Schema.text("`user:` or `client:` and an id, or `system`."))
                    .with("expires", Schema.time("When it ends by itself."))
                    .versioned();

    private static final Shape MADE =
            TRANSFER.as("MadeTransfer", "A new offer; its code is shown this once.")
                    .maybe(
                            "code",
                            Schema.text(
                                    "To be handed over out of band. Works once, and is not in a"
                                            + " replayed answer."));

    private static final Schema SEEN =
            Schema.text("That of the answer with `dry_run=true`: exactly that is done.");

    private static final Schema OVERLAP =
            Schema.time(
                            "When the secrets and API keys of today end at the latest: whoever had"
                                    + " the application knows them. At most 30 days ahead; null:"
                                    + " at once.")
                    .orNull();

    private static final Shape STRUCK =
            Shape.answered("StruckRole", "A role that will allow less than is in it.")
                    .with("_id", Schema.id("Its id."))
                    .with("name", Words.NAME)
                    .with("permissions", Words.PERMISSIONS)
                    .with("struck_out", Schema.texts("What of these does nothing after it."));

    private static final Shape MOVE =
            Shape.answered("Move", "What a move to another reseller does.")
                    .with("dry_run", Schema.flag("Whether nothing was done yet."))
                    .with("application", Schema.id("What moves."))
                    .with("name", Words.NAME)
                    .with("company", Words.NAME)
                    .with("reseller", Schema.id("Whose it becomes."))
                    .with("roles", Schema.list("Those with something struck out.", STRUCK))
                    .with("ceiling", Words.PERMISSIONS)
                    .with("clients", Schema.number("How many it has; they stay."))
                    .with("members", Schema.number("How many it has, with those that leave."))
                    .with(
                            "leaving",
                            Schema.number(
                                    "How many of these are staff of the reseller that had it, and"
                                            + " leave."))
                    .with("invitations", Schema.number("How many are open, and end."))
                    .with("credentials", Schema.number("How many secrets and API keys live."))
                    .with("credentials_end", Schema.time("When these end at the latest."))
                    .with("overlap_days_at_most", Schema.number("How late that may be."))
                    .with("seen", Schema.text("Names all of this, for the move itself."));

    static final Noun ALL =
            new Noun(
                    "transfers",
                    "How an application goes to another reseller, both sides agreeing",
                    get(PATH, "getTransfer", "Read the offer that is open")
                            .needs(APPLICATIONS_READ)
                            .answers(TRANSFER),
                    post(PATH, "offerApplication", "Offer an application to another reseller")
                            .note(
                                    "One at a time. The answer is the same whether there is such a"
                                            + " reseller or not.")
                            .needs(APPLICATIONS_WRITE)
                            .sends(
                                    Shape.sent("NewTransfer", "An offer to make.")
                                            .with("reseller", Schema.id("Who may accept it.")))
                            .makes(MADE),
                    delete(PATH, "cancelTransfer", "Take an offer back")
                            .needs(APPLICATIONS_WRITE)
                            .matched()
                            .answersNothing(),
                    post("/transfers/accept", "acceptTransfer", "Take over an application")
                            .note(
                                    "By staff of the reseller that it is offered to. First with"
                                            + " `dry_run=true`, which says what would be done, then"
                                            + " with `seen` of that answer. Secrets, API keys and"
                                            + " links of before end, and so do memberships of the"
                                            + " other reseller's staff; refresh tokens and consents"
                                            + " stay.")
                            .needs(APPLICATIONS_WRITE)
                            .queried("dry_run", Words.DRY_RUN)
                            .sends(
                                    Shape.sent("Acceptance", "What is accepted.")
                                            .with("code", Schema.text("Of the offer."))
                                            .maybe("seen", SEEN)
                                            .maybe("credentials_expire", OVERLAP))
                            .answers(MOVE),
                    post("/applications/{id}/move", "moveApplication", "Move without an offer")
                            .note("For the operator, in the name of both sides; else as accepting.")
                            .needs(APPLICATIONS_WRITE)
                            .forbids(RefusalCode.OPERATOR_ONLY)
                            .queried("dry_run", Words.DRY_RUN)
                            .sends(
                                    Shape.sent("NewOwner", "Where it goes.")
                                            .with("reseller", Schema.id("Whose it becomes."))
                                            .maybe("seen", SEEN)
                                            .maybe("credentials_expire", OVERLAP))
                            .answers(MOVE));

    private TransferNoun() {}
}
