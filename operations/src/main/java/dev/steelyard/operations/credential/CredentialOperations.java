package dev.steelyard.operations.credential;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.domain.audit.AuditTimeFormatter;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.ShownOnce;
import dev.steelyard.operations.schema.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Describes the create, list, get, update and delete operations on one kind of credential, such as
 * client secrets. Several are valid at a time, so that a new one is in place before the old one
 * ends.
 */
public record CredentialOperations(
        Operation<NoBody, Listing<CredentialView>> list,
        Operation<NewCredential, CreatedCredential> create,
        Operation<NoBody, CredentialView> get,
        Operation<Optional<Instant>, CredentialView> update,
        Operation<NoBody, CredentialView> delete) {
    private static final RequestSchema<NewCredential> NEW =
            RequestSchema.<NewCredential>of(
                            "NewCredential",
                            "All members may be absent.",
                            in ->
                                    new NewCredential(
                                            in.optional(Fields.EXPIRES),
                                            in.optional(othersExpire())))
                    .optional(Fields.EXPIRES, othersExpire());

    private static final RequestSchema<Optional<Instant>> PATCH =
            RequestSchema.<Optional<Instant>>of(
                            "CredentialPatch", "A new end.", in -> in.getOrNull(Fields.EXPIRES))
                    .required(Fields.EXPIRES);

    private static final ObjectSchema<CredentialView> CREDENTIAL =
            ObjectSchema.<CredentialView>of(
                            "Credential", "A secret or an API key, without its secret.")
                    .with(
                            Fields.<Credential>id("The id, which the secret itself carries."),
                            CredentialView::id)
                    .with(Fields.time("created", "The time of creation."), CredentialView::created)
                    .with(Fields.EXPIRES, CredentialView::expires)
                    .with(
                            Fields.time(
                                            "last_used",
                                            "The time of the last use; null: never, or not counted"
                                                    + " yet.")
                                    .orNull(),
                            CredentialView::lastUsed)
                    .versioned(CredentialView::version);

    /** Client secrets, also those of resource servers. */
    public static final Kind SECRET =
            new Kind("Secret", "secret", "secrets", "client secret", "client_secret");

    private static final Kind API_KEY =
            new Kind("ApiKey", "api_key", "api-keys", "API key", "api_key");

    public static final CredentialOperations SECRETS = ofClients(SECRET);
    public static final CredentialOperations API_KEYS = ofClients(API_KEY);

    public static final Noun SECRETS_NOUN =
            SECRETS.noun(
                    SECRET,
                    "Client secrets. Several are valid at a time, so that they can be changed"
                            + " without a pause.");

    public static final Noun API_KEYS_NOUN =
            API_KEYS.noun(
                    API_KEY, "API keys, which confidential clients send beside their tokens.");

    /**
     * A kind of credentials.
     *
     * @param name as operations name it: {@code ApiKey}
     * @param item the variable of paths: {@code api_key}
     * @param plural as paths and commands name it: {@code api-keys}
     * @param words for people: {@code API key}
     * @param member of a new one, which holds the secret
     */
    public record Kind(String name, String item, String plural, String words, String member) {}

    /**
     * @param holder the holder, as operations name it: {@code ResourceServer}; may be empty
     * @param path of the holder
     * @param write permission and refusals of changes
     */
    public static CredentialOperations of(
            Kind kind,
            String holder,
            String path,
            ManagementPermission read,
            Operation.Access write) {
        var name = holder + kind.name();
        var words = kind.words();
        var all = path + "/" + kind.plural();
        var one = all + "/{" + kind.item() + "}";
        return new CredentialOperations(
                        Operation.list(
                                        "list" + name + "s",
                                        all,
                                        "List the " + words + "s, ended ones included")
                                .needs(read)
                                .lists(CREDENTIAL)
                                .filters(Filters.LIVE, Filters.EXPIRING_WITHIN)
                                .columns("_id", "created", "expires", "last_used"),
                        Operation.create("create" + name, all, "Create another " + words)
                                .note(
                                        "It is shown once. At most 10 are valid at a time, by"
                                                + " default.")
                                .access(write)
                                .forbids(RefusalCode.TOO_MANY_CREDENTIALS)
                                .body(NEW)
                                .creates(made(kind), all)
                                .help("Create another " + words + ", which is shown once."),
                        Operation.get("get" + name, one, "Get the " + words + ", without its value")
                                .needs(read)
                                .answers(CREDENTIAL),
                        Operation.update("update" + name, one, "Set the end of the " + words)
                                .note("One that has ended stays so.")
                                .access(write)
                                .body(PATCH)
                                .answers(CREDENTIAL),
                        Operation.delete("delete" + name, one, "End the " + words + " now")
                                .access(write)
                                .answers(CREDENTIAL))
                .commands(kind.plural(), "", "");
    }

    /** The commands of a noun that has other operations too: {@code create-secret}. */
    public CredentialOperations within(String noun) {
        var item = "-" + list.path().substring(list.path().lastIndexOf('/') + 1);
        return commands(noun, item.substring(0, item.length() - 1), item);
    }

    /** Credentials that only the operator sees. */
    public CredentialOperations onlyOperator() {
        return new CredentialOperations(
                list.forbids(RefusalCode.OPERATOR_ONLY),
                create,
                get.forbids(RefusalCode.OPERATOR_ONLY),
                update,
                delete);
    }

    /** In the order in which they are described. */
    public List<Operation<?, ?>> all() {
        return List.of(list, create, get, update, delete);
    }

    /** The credentials that the audit log records: the live ones, by id and end. */
    public static ObjectSchema<Collection<Credential>> recorded(String item) {
        return ObjectSchema.<Collection<Credential>>of("RecordedCredentials", "In the audit log.")
                .with(
                        Field.of(item + "s", Types.texts("CREDENTIAL"), "By id and end."),
                        all ->
                                all.stream()
                                        .map(CredentialOperations::recorded)
                                        .collect(Collectors.toSet()));
    }

    private static String recorded(Credential credential) {
        var expires = credential.expires();
        return credential.id()
                + (expires == null ? "" : " until " + AuditTimeFormatter.text(expires));
    }

    private static CredentialOperations ofClients(Kind kind) {
        return of(
                kind,
                "",
                "/clients/{client}",
                CLIENTS_READ,
                new Operation.Access(
                        CLIENTS_WRITE, List.of(RefusalCode.BEYOND_OWN, RefusalCode.BUILT_IN)));
    }

    private static ObjectSchema<CreatedCredential> made(Kind kind) {
        return ObjectSchema.<CreatedCredential>of(
                        "Made" + kind.name(), "A new " + kind.words() + ", which is shown once.")
                .including(CREDENTIAL, CreatedCredential::credential)
                .maybe(Fields.once(kind.member()), made -> new ShownOnce(made.secret().reveal()));
    }

    private static Field<Instant> othersExpire() {
        return Field.of(
                        "others_expire",
                        Types.time(),
                        "The end of the other live ones, at the latest; null: as before.")
                .orNull();
    }

    private CredentialOperations commands(String noun, String one, String many) {
        var holder = label(list.variables().getFirst());
        var first = noun + " create" + one + " " + holder;
        return new CredentialOperations(
                list.command("list" + many).first(first),
                create.command("create" + one)
                        .examples(first, first + " --expires 365d --others-expire 24h"),
                get.command("get" + one),
                update.command("update" + one)
                        .examples(
                                noun
                                        + " update"
                                        + one
                                        + " "
                                        + holder
                                        + " "
                                        + label(update.variables().getLast())
                                        + " --expires 24h"),
                delete.command("delete" + one));
    }

    private static String label(String variable) {
        return variable.replace('_', '-').toUpperCase(Locale.ROOT);
    }

    private Noun noun(Kind kind, String about) {
        return new Noun(
                kind.plural(),
                kind.item(),
                Optional.of(Fields.<Credential>id("The id of the " + kind.words() + ".")),
                about,
                all());
    }

    /**
     * A secret or an API key to create.
     *
     * @param expires the end of its life; empty: never
     * @param othersExpire rotation: the end of the live ones of its kind, so that old and new
     *     overlap; empty: they stay as they are
     */
    public record NewCredential(Optional<Instant> expires, Optional<Instant> othersExpire) {
        public static final NewCredential LASTING = ending(Optional.empty());

        public static NewCredential ending(Optional<Instant> expires) {
            return new NewCredential(expires, Optional.empty());
        }
    }
}
