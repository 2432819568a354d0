package dev.steelyard.operations.transfer;

import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.APPLICATIONS_WRITE;
import static dev.steelyard.operations.model.Operation.action;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.rehearsal.DryRunSchemas;
import dev.steelyard.operations.role.RoleView;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Input;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.ShownOnce;
import dev.steelyard.operations.schema.Type;
import java.time.Instant;
import java.util.Set;

/**
 * Describes the operations that transfer an application to another reseller, by an offer or by the
 * operator.
 */
public final class TransferOperations {
    private static final String OFFER = "/applications/{application}/transfer";

    private static final Field<Id<Transfer>> ID =
            Fields.id("The id of the offer, which its code carries in clear.");

    private static final Field<Id<Reseller>> RECEIVER =
            Fields.reference("reseller", "resellers", "The reseller that may accept it.");

    private static final Field<Id<Reseller>> NEW_RESELLER =
            Fields.reference("reseller", "resellers", "The new reseller.");

    private static final Field<String> CODE = Fields.text("code", "The code of the offer.");

    private static final Field<String> SEEN =
            Fields.text("seen", "`seen` of the dry run: exactly that is done.");

    private static final Field<Instant> OVERLAP =
            Fields.time(
                            "credentials_expire",
                            "The latest end of the present secrets and API keys; null: at once.")
                    .more("The former owner knows them. At most 30 days ahead.")
                    .orNull();

    private static final RequestSchema<Id<Reseller>> NEW =
            RequestSchema.<Id<Reseller>>of(
                            "NewTransfer", "An offer to make.", in -> in.get(RECEIVER))
                    .required(RECEIVER);

    private static final RequestSchema<TransferAcceptance> ACCEPTANCE =
            RequestSchema.<TransferAcceptance>of(
                            "Acceptance",
                            "The offer that is accepted.",
                            in -> new TransferAcceptance(in.get(CODE), terms(in)))
                    .required(CODE)
                    .optional(SEEN, OVERLAP);

    private static final RequestSchema<NewOwner> NEW_OWNER =
            RequestSchema.<NewOwner>of(
                            "NewOwner",
                            "The new owner.",
                            in -> new NewOwner(in.get(NEW_RESELLER), terms(in)))
                    .required(NEW_RESELLER)
                    .optional(SEEN, OVERLAP);

    /** The members that the audit log records. */
    public static final ObjectSchema<Transfer> RECORDED =
            ObjectSchema.<Transfer>of("RecordedTransfer", "An offer in the audit log.")
                    .with(application(), Transfer::application)
                    .with(RECEIVER, Transfer::to)
                    .with(Fields.time("expires", "The end of the offer."), Transfer::expires);

    private static final ObjectSchema<Transfer> TRANSFER =
            ObjectSchema.<Transfer>of("Transfer", "An open offer.")
                    .with(ID, Transfer::id)
                    .with(application(), Transfer::application)
                    .with(RECEIVER, Transfer::to)
                    .with(
                            Fields.text(
                                    "offered_by", "`user:` or `client:` and an id, or `system`."),
                            transfer -> transfer.offerer().who())
                    .with(Fields.time("expires", "The end of the offer."), Transfer::expires)
                    .versioned(Transfer::version);

    private static final ObjectSchema<NewTransfer> MADE =
            ObjectSchema.<NewTransfer>of("MadeTransfer", "A new offer; its code is shown once.")
                    .including(TRANSFER, NewTransfer::transfer)
                    .maybe(
                            Fields.once(
                                    "code",
                                    "Hand it over out of band. It works once, and is not in a"
                                            + " replayed answer."),
                            made -> new ShownOnce(made.code().reveal()));

    private static final ObjectSchema<RoleView> BLOCKED =
            ObjectSchema.<RoleView>of("BlockedRole", "A role with permissions that have no effect.")
                    .with(Fields.<Role>id("The id of the role."), view -> view.role().id())
                    .with(Fields.NAME, view -> view.role().name())
                    .with(Fields.PERMISSIONS, view -> view.role().permissions())
                    .with(
                            permissions(
                                    "blocked_by_ceiling",
                                    "Permissions without effect after the move."),
                            RoleView::blocked);

    private static final ObjectSchema<ApplicationMove> MOVE =
            ObjectSchema.<ApplicationMove>of("Move", "The effect of a move to another reseller.")
                    .with(DryRunSchemas.ALWAYS_DRY_RUN, _ -> false)
                    .with(application(), move -> move.application().id())
                    .with(Fields.NAME, move -> move.application().name())
                    .with(
                            Field.of("company", Fields.NAME.type(), "The customer."),
                            move -> move.application().company())
                    .with(NEW_RESELLER, ApplicationMove::to)
                    .with(
                            Field.of(
                                    "roles",
                                    new Type.Listed<>(BLOCKED),
                                    "Roles with permissions that have no effect."),
                            ApplicationMove::blocked)
                    .with(
                            permissions(
                                    "ceiling", "The ceiling of the application after the move."),
                            ApplicationMove::ceiling)
                    .with(
                            Fields.number("clients", "The number of clients; they stay."),
                            move -> (long) move.clients())
                    .with(
                            Fields.number(
                                    "members", "The number of members, the leaving ones included."),
                            move -> (long) move.members())
                    .with(
                            Fields.number(
                                    "leaving",
                                    "The number of members who are staff of the former reseller, and leave."),
                            move -> (long) move.leaving().size())
                    .with(
                            Fields.number(
                                    "invitations", "The number of open invitations, which end."),
                            move -> (long) move.invitations())
                    .with(
                            Fields.number(
                                    "credentials", "The number of live secrets and API keys."),
                            move -> (long) move.credentials())
                    .with(
                            Fields.time("credentials_end", "The latest end of these."),
                            ApplicationMove::credentialsEnd)
                    .with(
                            Fields.number(
                                    "overlap_days_at_most", "The limit of that end, in days."),
                            _ -> MoveTerms.MAX_OVERLAP.toDays())
                    .with(
                            Fields.text("seen", "The digest of this effect, for the move itself."),
                            ApplicationMove::seen);

    public static final Operation<NoBody, Transfer> GET =
            get("getTransfer", OFFER, "Get the open offer of an application")
                    .needs(APPLICATIONS_READ)
                    .answers(TRANSFER);

    public static final Operation<Id<Reseller>, NewTransfer> OFFER_APPLICATION =
            action("offer", "offerApplication", OFFER, "Offer an application to another reseller")
                    .note(
                            "One at a time. The answer does not tell whether there is such a"
                                    + " reseller.")
                    .needs(APPLICATIONS_WRITE)
                    .body(NEW)
                    .createsUnreadable(MADE)
                    .help(
                            "Offer an application: the other reseller accepts it by the code, which is"
                                    + " shown once.")
                    .examples("transfers offer APPLICATION --reseller RESELLER");

    public static final Operation<NoBody, Object> CANCEL =
            delete("cancelTransfer", OFFER, "Cancel the offer of an application")
                    .needs(APPLICATIONS_WRITE)
                    .anyLogin()
                    .command("cancel")
                    .help("Cancel the offer of an application: its code no longer works.")
                    .done("The offer is over.");

    public static final Operation<TransferAcceptance, ApplicationMove> ACCEPT =
            action("accept", "acceptTransfer", "/transfers/accept", "Take over an application")
                    .note(
                            "By staff of the reseller that it is offered to. First with `dry_run=true`,"
                                    + " which says what would be done, then with `seen` of that answer."
                                    + " Secrets, API keys and links of before end, and so do memberships"
                                    + " of the other reseller's staff; refresh tokens and consents stay.")
                    .needs(APPLICATIONS_WRITE)
                    .body(ACCEPTANCE)
                    .preview()
                    .answers(MOVE)
                    .help("Take over an application. --dry-run shows the effects first.")
                    .examples(
                            "transfers accept --code CODE --dry-run",
                            "transfers accept --code CODE --seen SEEN --credentials-expire 7d");

    public static final Operation<NewOwner, ApplicationMove> MOVE_APPLICATION =
            action(
                            "move",
                            "moveApplication",
                            "/applications/{application}/move",
                            "Move an application without an offer")
                    .note(
                            "For the operator, on behalf of both sides; otherwise like an acceptance.")
                    .needs(APPLICATIONS_WRITE)
                    .forbids(RefusalCode.OPERATOR_ONLY)
                    .body(NEW_OWNER)
                    .preview()
                    .answers(MOVE)
                    .help("Move an application without an offer. For the operator.")
                    .examples("transfers move APPLICATION --reseller RESELLER --dry-run");

    public static final Noun TRANSFERS =
            Noun.of(
                    "transfers",
                    "transfer",
                    ID,
                    "Moves of applications to another reseller, both sides agreeing.",
                    GET,
                    OFFER_APPLICATION,
                    CANCEL,
                    ACCEPT,
                    MOVE_APPLICATION);

    /** The new reseller of an application. */
    public record NewOwner(Id<Reseller> reseller, MoveTerms terms) {}

    /**
     * A new offer.
     *
     * @param code accepts it; it is shown once
     */
    public record NewTransfer(Transfer transfer, Secret code) {}

    private TransferOperations() {}

    private static MoveTerms terms(Input in) {
        return new MoveTerms(in.optional(OVERLAP), in.optional(SEEN));
    }

    private static Field<Id<Application>> application() {
        return Fields.reference("application", "applications", "The application that moves.");
    }

    private static Field<Set<String>> permissions(String name, String about) {
        return Field.of(name, Fields.PERMISSIONS.type(), about);
    }
}
