package dev.steelyard.operations.explanation;

import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.explanation.ExplainedRefusal.Lack;
import dev.steelyard.operations.explanation.ExplainedRefusal.Today;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.util.Set;

/**
 * Describes the operations that list refused API and OAuth requests and explain the reasons. They
 * cover requests whose user or client was identified. Such refusals are stored for 30 days.
 */
public final class RefusalOperations {
    private static final String NOTE =
            "Of known principals, for 30 days. With `manage.clients:read` those of the clients that"
                    + " the caller can see, for every user; without it the caller's own.";

    private static final Field<String> REFERENCE =
            Fields.text("reference", "The reference that the refused request was answered with.");

    private static final Field<String> MESSAGE =
            Fields.text("message", "The reason, and what to do.");

    private static final Field<String> REASON =
            Fields.text("reason", "Why not, such as `client_suspended`; else null.").orNull();

    private static final Field<Boolean> LIVE =
            Fields.flag("live", "Whether tokens of the principal are accepted.");

    private static final Field<Boolean> PERMITTED =
            Fields.flag(
                            "permitted",
                            "Whether it has the permission that was needed; null: none was.")
                    .orNull();

    private static final Field<String> NOW_MESSAGE = MESSAGE.about("The present rights in words.");

    private static final ObjectSchema<StoredRefusal> REQUEST =
            ObjectSchema.<StoredRefusal>of("RefusedRequest", "A request that was refused.")
                    .with(REFERENCE, StoredRefusal::reference)
                    .with(Fields.time("at", "Time of the refusal."), StoredRefusal::at)
                    .with(
                            Fields.text("code", "As in docs/errors.md, or of OAuth."),
                            StoredRefusal::code)
                    .with(Fields.text("method", "The HTTP method.").orNull(), StoredRefusal::method)
                    .with(
                            Fields.text(
                                            "operation",
                                            "The path template, or an endpoint of the issuer such as"
                                                    + " `/token`.")
                                    .orNull(),
                            StoredRefusal::operation)
                    .with(
                            Fields.text("permission", "The permission that was needed.").orNull(),
                            StoredRefusal::permission);

    private static final ObjectSchema<StoredRefusal> PRINCIPAL =
            ObjectSchema.<StoredRefusal>of("RefusedPrincipal", "The principal that was refused.")
                    .with(
                            Fields.<Client>reference(
                                    "client", "clients", "The client that was refused."),
                            StoredRefusal::client)
                    .with(
                            Fields.<User>reference(
                                            "user",
                                            "users",
                                            "The user that it acted for; null: itself, or the caller"
                                                    + " may not know.")
                                    .orNull(),
                            StoredRefusal::user)
                    .with(
                            Fields.<Application>reference(
                                            "application",
                                            "applications",
                                            "The application of the client.")
                                    .orNull(),
                            StoredRefusal::application)
                    .with(
                            Fields.<ResourceServer>reference(
                                            "resource_server",
                                            "resource-servers",
                                            "The API that refused; null: the issuer.")
                                    .orNull(),
                            StoredRefusal::resourceServer);

    private static final ObjectSchema<StoredRefusal> LISTED =
            ObjectSchema.<StoredRefusal>of("KeptRefusal", "A refusal that can be looked up.")
                    .with(Fields.id("The id; ids rise as refusals come in."), StoredRefusal::id)
                    .including(REQUEST, refusal -> refusal)
                    .including(PRINCIPAL, refusal -> refusal);

    private static final ObjectSchema<Role> ROLE =
            ObjectSchema.<Role>of("RoleThatHolds", "A role that contains the permission.")
                    .with(Fields.id("The id of the role."), Role::id)
                    .with(Fields.NAME, Role::name);

    private static final ObjectSchema<Today> TODAY =
            ObjectSchema.<Today>of("RefusedToday", "The present rights of the principal.")
                    .with(LIVE, Today::live)
                    .with(REASON, Today::reason)
                    .with(PERMITTED, Today::holds)
                    .with(
                            Field.of(
                                    "lacks",
                                    Types.set(
                                            Types.choice("LACK", Lack.class), "An array of lacks"),
                                    "The reasons why it lacks the permission: `permission` is deleted; the"
                                            + " others block it."),
                            today -> Set.copyOf(today.lacks()))
                    .with(
                            Field.of(
                                            "roles",
                                            new Type.Listed<>(ROLE),
                                            "Roles of its application that contain the permission, 20"
                                                    + " at most; null without `manage.roles:read`.")
                                    .orNull(),
                            Today::roles)
                    .with(NOW_MESSAGE, Today::message);

    /** The present rights, without roles: for the client itself. */
    private static final ObjectSchema<Today> TODAY_OF_CLIENT =
            ObjectSchema.<Today>of("OwnRefusedToday", "The present rights of the client.")
                    .with(LIVE, Today::live)
                    .with(REASON, Today::reason)
                    .with(PERMITTED, Today::holds)
                    .with(NOW_MESSAGE, Today::message);

    private static final ObjectSchema<ExplainedRefusal> EXPLAINED =
            ObjectSchema.<ExplainedRefusal>of(
                            "ExplainedRefusal", "A refusal, and the present rights.")
                    .with(
                            Fields.id("The id; ids rise as refusals come in."),
                            explained -> explained.refusal().id())
                    .including(REQUEST, ExplainedRefusal::refusal)
                    .with(MESSAGE, ExplainedRefusal::message)
                    .including(PRINCIPAL, ExplainedRefusal::refusal)
                    .including(explanation(TODAY), explained -> explained);

    /**
     * A refusal for the client itself, which learns nothing of other roles than its own; without
     * its name and its user's.
     */
    public static final ObjectSchema<ExplainedRefusal> OF_CLIENT =
            ObjectSchema.<ExplainedRefusal>of("OwnRefusal", "A refusal of the client that asks.")
                    .including(REQUEST, ExplainedRefusal::refusal)
                    .with(MESSAGE, ExplainedRefusal::message)
                    .including(explanation(TODAY_OF_CLIENT), explained -> explained);

    private static final ObjectSchema<RefusalListing> PAGE =
            ObjectSchema.<RefusalListing>of("KeptRefusalPage", "A page of a list.")
                    .page(LISTED, RefusalListing::page)
                    .with(
                            Fields.number(
                                    "not_kept",
                                    "The number of further refusals, of every code: the newest 200 of"
                                            + " a principal are kept, and none of unknown callers."),
                            RefusalListing::notKept);

    public static final Field<Id<Client>> CLIENT =
            Fields.reference("client", "clients", "Only those of this client.");

    public static final Field<Id<User>> USER =
            Fields.reference("user", "users", "Only those where the client acted for this user.");

    public static final Field<String> CODE =
            Filters.exactly("code", "Only those of this code, such as `permission_missing`.");

    public static final Operation<NoBody, RefusalListing> LIST =
            list("listRefusals", "/refusals", "List refusals, the latest first")
                    .note(NOTE)
                    .answersPage(PAGE)
                    .filters(CLIENT, USER, Filters.APPLICATION, CODE, Filters.SINCE)
                    .columns(
                            "at",
                            "code",
                            "method",
                            "operation",
                            "permission",
                            "client",
                            "user",
                            "reference")
                    .examples(
                            "refusals list --client CLIENT",
                            "refusals list --application APPLICATION --code permission_missing"
                                    + " --since 1d");

    public static final Operation<NoBody, ExplainedRefusal> GET =
            get("explainRefusal", "/refusals/{reference}", "Explain a refusal")
                    .note(NOTE)
                    .answers(EXPLAINED)
                    .help("Explain a refusal, and whether it would happen today.")
                    .examples("refusals get 6a16e3f0c0de0123456789ab");

    public static final Noun REFUSALS =
            Noun.of(
                    "refusals",
                    "reference",
                    REFERENCE,
                    "Refused requests, and the reasons.",
                    LIST,
                    GET);

    private RefusalOperations() {}

    private static ObjectSchema<ExplainedRefusal> explanation(ObjectSchema<Today> today) {
        return ObjectSchema.<ExplainedRefusal>of("Explanation", "The reasons of a refusal.")
                .with(
                        Fields.text("audience", "The API's identifier.").orNull(),
                        explained -> {
                            var server = explained.resourceServer();
                            return server == null ? null : server.identifier();
                        })
                .with(
                        Fields.number(
                                "alike",
                                "The number of equal refusals of the principal that are kept, this"
                                        + " one included."),
                        explained -> (long) explained.alike())
                .with(
                        Field.of(
                                        "now",
                                        new Type.One<>(today),
                                        "The present rights; null: the issuer refused.")
                                .orNull(),
                        ExplainedRefusal::now);
    }
}
