package dev.steelyard.operations.explanation;

import static dev.steelyard.operations.model.Operation.get;

import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Type;

/**
 * Describes the operation {@code GET /whoami}, which returns the caller's own authority and
 * management permissions.
 */
public final class CallerOperations {
    private static final ObjectSchema<CallerView> CALLER =
            ObjectSchema.<CallerView>of("Caller", "The caller, its authority and its permissions.")
                    .with(
                            Fields.text(
                                    "name",
                                    "The e-mail address of the user, or the name of the client."),
                            CallerView::name)
                    .with(Fields.text("who", "`user:` or `client:`, and an id."), CallerView::who)
                    .with(
                            Fields.AUTHORITY.about("The authority that the caller acts for."),
                            CallerView::authority)
                    .with(
                            Fields.text(
                                    "authority_name", "`operator`, or the name of the reseller."),
                            CallerView::authorityName)
                    .with(Fields.MANAGEMENT_PERMISSIONS, CallerView::permissions)
                    .with(
                            Fields.time(
                                            "login",
                                            "The time of the user's last login; null: a client.")
                                    .orNull(),
                            view -> view.login().orElse(null))
                    .with(
                            Fields.time(
                                            "fresh_until",
                                            "The time until which operations that need a fresh"
                                                    + " proof accept this login; null: a client,"
                                                    + " which needs none.")
                                    .orNull(),
                            view -> view.freshUntil().orElse(null))
                    .with(
                            Field.of(
                                    "warnings",
                                    new Type.Sentences(),
                                    "Warnings for an operator, such as that there is no second one."),
                            CallerView::warnings);

    public static final Operation<NoBody, CallerView> GET =
            get("getCaller", "/whoami", "Get the caller and its permissions")
                    .answers(CALLER)
                    .command("", "whoami")
                    .help("Show the account that is logged in, and its permissions.")
                    .examples("whoami", "whoami --output json");

    public static final Noun CALLER_NOUN = Noun.of("caller", "The caller of this API.", GET);

    private CallerOperations() {}
}
