package dev.steelyard.operations.user;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Types;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes the operations that list and withdraw the consents of users to OAuth clients. */
public final class ConsentOperations {
    private static final String OF_CLIENT = "/clients/{client}/consents";
    private static final String OF_USER = "/users/{user}/consents";
    private static final String ENDS =
            "All grants of the user to the client end, and stay ended when the user consents again.";

    private static final Field<Id<Client>> CLIENT =
            Fields.reference("client", "clients", "The client.");

    public static final Field<Consent.Offline> OFFLINE =
            Field.of(
                    "offline",
                    Types.choice("OFFLINE", Consent.Offline.class),
                    "Whether the client may stay connected.");

    private static final Field<Set<String>> EVERYTHING =
            Field.of(
                    "everything",
                    Types.texts("IDENTIFIER"),
                    "Identifiers of APIs at which the client may use all of the user's permissions.");

    private static final Field<Set<String>> SCOPES =
            Field.of("scopes", Types.texts("SCOPE"), "The scopes that were allowed.");

    private static final Field<Set<String>> CLAIMS =
            Field.of(
                    "claims",
                    Types.texts("CLAIM"),
                    "The claims that were allowed beside those of the scopes.");

    /** The members that the audit log records. */
    public static final ObjectSchema<Consent> RECORDED =
            ObjectSchema.<Consent>of("RecordedConsent", "A consent in the audit log.")
                    .with(MemberOperations.USER, Consent::user)
                    .with(CLIENT, Consent::client)
                    .with(EVERYTHING, Consent::everything)
                    .with(SCOPES, Consent::scopes)
                    .with(CLAIMS, ConsentOperations::claims)
                    .with(OFFLINE, Consent::offline);

    private static final ObjectSchema<ConsentView> CONSENT =
            ObjectSchema.<ConsentView>of("Consent", "The consent of a user to a client.")
                    .with(MemberOperations.USER, view -> view.consent().user())
                    .with(CLIENT, view -> view.consent().client())
                    .with(
                            Fields.text(
                                            "name",
                                            "The name that the user chose; null where the caller can't"
                                                    + " see the user as a member of the client's"
                                                    + " application.")
                                    .orNull(),
                            ConsentView::name)
                    .with(EVERYTHING, view -> view.consent().everything())
                    .with(SCOPES, view -> view.consent().scopes())
                    .with(CLAIMS, view -> claims(view.consent()))
                    .with(OFFLINE, view -> view.consent().offline())
                    .with(
                            Fields.time("given", "The time of the last consent."),
                            view -> view.consent().given())
                    .versioned(view -> view.consent().version());

    public static final Operation<NoBody, Listing<ConsentView>> LIST =
            list("listConsents", OF_CLIENT, "List the consents to a client")
                    .needs(CLIENTS_READ)
                    .pages(CONSENT)
                    .filters(OFFLINE)
                    .columns("user", "name", "everything", "scopes", "claims", "offline", "given");

    public static final Operation<NoBody, Object> WITHDRAW =
            delete("withdrawConsent", OF_CLIENT + "/{user}", "Withdraw a consent")
                    .note(ENDS)
                    .needs(CLIENTS_WRITE)
                    .anyLogin()
                    .command("withdraw")
                    .help("Withdraw a consent: all grants of the user to the client end at once.")
                    .done("The consent is withdrawn.")
                    .examples("consents withdraw CLIENT USER");

    public static final Operation<NoBody, Listing<ConsentView>> LIST_OF_USER =
            list("listUserConsents", OF_USER, "List the consents of a user")
                    .needs(USERS_READ)
                    .pages(CONSENT)
                    .filters(OFFLINE)
                    .command("consents")
                    .columns("client", "everything", "scopes", "claims", "offline", "given");

    public static final Operation<NoBody, Object> WITHDRAW_OF_USER =
            delete("withdrawUserConsent", OF_USER + "/{client}", "Withdraw a consent of a user")
                    .note(ENDS)
                    .needs(USERS_WRITE)
                    .anyLogin()
                    .command("withdraw")
                    .help("Withdraw the consent of a user to a client: all its grants end at once.")
                    .done("The consent is withdrawn.")
                    .examples("users withdraw USER CLIENT");

    public static final Noun CONSENTS =
            Noun.of(
                    "consents",
                    "user",
                    MemberOperations.USER,
                    "Consents of users to a client.",
                    LIST,
                    WITHDRAW);

    private ConsentOperations() {}

    private static Set<String> claims(Consent consent) {
        return consent.claims().stream().map(StandardClaim::text).collect(Collectors.toSet());
    }
}
