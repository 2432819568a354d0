package dev.steelyard.operations.credential;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Types;
import java.util.List;

/**
 * Describes the operation that lists live client secrets and API keys that expire soon or are not
 * used.
 */
public final class ReviewOperations {
    private static final Field<Id<Credential>> ID =
            Fields.id("The id, which the secret itself carries.");

    public static final Field<SecretKind> KIND =
            Field.of(
                    "kind",
                    Types.choice(
                            "KIND",
                            List.of(SecretKind.CLIENT_SECRET, SecretKind.API_KEY),
                            kind -> kind == SecretKind.API_KEY ? "api_key" : "client_secret"),
                    "The kind of the credential.");

    private static final ObjectSchema<HeldCredential> HELD =
            ObjectSchema.<HeldCredential>of("HeldCredential", "A live credential and its holder.")
                    .with(ID, held -> held.credential().id())
                    .with(KIND, held -> held.credential().kind())
                    .with(
                            Fields.<Client>reference(
                                            "client", "clients", "The client that holds it.")
                                    .orNull(),
                            held -> held.ofClient() ? holder(held) : null)
                    .with(
                            Fields.<ResourceServer>reference(
                                            "resource_server",
                                            "resource-servers",
                                            "The API that holds it.")
                                    .orNull(),
                            held -> held.ofClient() ? null : holder(held))
                    .with(Fields.text("name", "The name of the holder."), HeldCredential::name)
                    .with(
                            Fields.<Application>reference(
                                            "application",
                                            "applications",
                                            "The application of the client.")
                                    .orNull(),
                            HeldCredential::application)
                    .with(
                            Fields.time("created", "The time of creation."),
                            held -> held.credential().created())
                    .with(Fields.EXPIRES, held -> held.credential().expires())
                    .with(
                            Fields.time(
                                            "last_used",
                                            "The time of the last use; null: never, or it is an API"
                                                    + " key, which guards check.")
                                    .orNull(),
                            HeldCredential::lastUsed)
                    .with(
                            Fields.time(
                                    "idle_since",
                                    "The hour of the last use, or the time of creation; for an API"
                                            + " key the hour of its client's last token."),
                            HeldCredential::idleSince);

    public static final Operation<NoBody, Listing<HeldCredential>> LIST =
            list(
                            "listExpiringOrUnusedCredentials",
                            "/credentials",
                            "List live secrets and API keys that end soon or are not used")
                    .note(
                            "One of `expiring_within` and `unused_for`, or both: in the order of"
                                    + " ends, else of last use. A reseller's staff see its own; the"
                                    + " operator's staff see all, those of resource servers too with"
                                    + " `manage.platform:read`.")
                    .needs(CLIENTS_READ)
                    .pagesInTime(HELD)
                    .filters(
                            Filters.EXPIRING_WITHIN,
                            Filters.UNUSED_FOR,
                            Filters.RESELLER,
                            Filters.APPLICATION,
                            KIND.about("Only those of this kind."))
                    .columns(
                            "_id",
                            "kind",
                            "name",
                            "client",
                            "application",
                            "expires",
                            "last_used",
                            "idle_since")
                    .examples(
                            "credentials list --expiring-within 14",
                            "credentials list --unused-for 90");

    public static final Noun CREDENTIALS =
            Noun.of(
                    "credentials",
                    "Secrets and API keys that end soon or are not used, of all holders.",
                    LIST);

    private ReviewOperations() {}

    private static <T> Id<T> holder(HeldCredential held) {
        return new Id<>(held.credential().holder().hex());
    }
}
