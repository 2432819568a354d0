package dev.steelyard.operations.key;

import static dev.steelyard.domain.permission.ManagementPermission.KEYS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.KEYS_WRITE;
import static dev.steelyard.operations.model.Operation.action;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Types;
import java.time.Instant;

/** Describes the operations that list and rotate the keys that sign tokens. */
public final class KeyOperations {
    private static final String[] COLUMNS = {
        "kid", "algorithm", "state", "published", "signs_from", "signs_until", "thumbprint"
    };

    public static final Field<String> ALGORITHM =
            Field.of(
                    "algorithm",
                    Types.choice("ALGORITHM", ClientTokenSettings.ALGORITHMS, word -> word),
                    "The algorithm.");

    public static final Field<StoredKey.State> STATE =
            Field.of(
                    "state",
                    Types.choice("STATE", StoredKey.State.class),
                    "The state of the key. It is published in each.");

    private static final Field<Instant> SIGNS_FROM =
            Fields.time("signs_from", "Time from which it signs.");

    private static final Field<Boolean> COMPROMISED =
            Fields.flag(
                            "compromised",
                            "Withdraw the keys: every token that they signed becomes invalid, the"
                                    + " caller's own too.")
                    .otherwise(false);

    private static final RequestSchema<KeyRotationRequest> ROTATION =
            RequestSchema.<KeyRotationRequest>of(
                            "KeyRotation",
                            "The keys to replace.",
                            in ->
                                    new KeyRotationRequest(
                                            in.optional(ALGORITHM), in.orStandard(COMPROMISED)))
                    .optional(
                            ALGORITHM.about("The algorithm of the keys; absent: every algorithm."),
                            COMPROMISED);

    /** The members that the audit log records. */
    public static final ObjectSchema<StoredKey> RECORDED =
            ObjectSchema.<StoredKey>of("RecordedKey", "A signing key in the audit log.")
                    .with(ALGORITHM, StoredKey::algorithm)
                    .with(SIGNS_FROM, StoredKey::signsFrom)
                    .with(
                            Fields.time("retired", "The end of signing.").orNull(),
                            StoredKey::retired);

    private static final ObjectSchema<KeyView> KEY =
            ObjectSchema.<KeyView>of("SigningKey", "The public half of a key that signs tokens.")
                    .with(
                            Field.of("kid", Types.<StoredKey>id("KID"), "The id in the JWK set."),
                            view -> new Id<>(view.key().kid()))
                    .with(ALGORITHM, view -> view.key().algorithm())
                    .with(
                            Fields.text("thumbprint", "The JWK thumbprint (RFC 7638).")
                                    .more("An export of the audit log is trusted by it."),
                            KeyView::thumbprint)
                    .with(STATE, KeyView::state)
                    .with(
                            Fields.time("published", "Time of its publication."),
                            view -> view.key().created())
                    .with(SIGNS_FROM, view -> view.key().signsFrom())
                    .with(
                            Fields.time(
                                            "signs_until",
                                            "Time until which it signs; null: no end yet.")
                                    .orNull(),
                            view -> view.key().retired());

    public static final Operation<NoBody, Listing<KeyView>> LIST =
            list("listKeys", "/keys", "List the signing keys")
                    .needs(KEYS_READ)
                    .lists(KEY)
                    .filters(
                            ALGORITHM.about("Only those of this algorithm."),
                            STATE.about("Only those of this state now."))
                    .columns(COLUMNS);

    public static final Operation<KeyRotationRequest, Listing<KeyView>> ROTATE =
            action("rotate", "rotateKeys", "/keys/rotate", "Let the next keys sign now")
                    .note(
                            "Within 5 s, or at once where they are published. Tokens of the keys"
                                    + " before stay valid. Compromised: all keys are withdrawn, every"
                                    + " token that they signed becomes invalid, and new ones sign at"
                                    + " once.")
                    .needs(KEYS_WRITE)
                    .body(ROTATION)
                    .lists(KEY)
                    .columns(COLUMNS)
                    .help(
                            "Let the next keys sign: within 5 s, or at once where they are published."
                                    + " Tokens stay valid.")
                    .examples("keys rotate", "keys rotate --compromised");

    public static final Noun KEYS =
            Noun.of(
                    "keys",
                    "Keys that sign tokens. They rotate by schedule; rotate them if that must not"
                            + " wait.",
                    LIST,
                    ROTATE);

    private KeyOperations() {}
}
