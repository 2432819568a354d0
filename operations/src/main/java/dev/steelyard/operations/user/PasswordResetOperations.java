package dev.steelyard.operations.user;

import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;
import static dev.steelyard.operations.model.Operation.create;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.ShownOnce;
import java.time.Instant;

/** Describes the operation by which the operator lets a user choose a new password. */
public final class PasswordResetOperations {
    private static final ObjectSchema<NewResetLink> MADE =
            ObjectSchema.<NewResetLink>of("PasswordReset", "A link to choose a new password.")
                    .with(Fields.id("The id of the link."), NewResetLink::id)
                    .maybe(
                            Fields.once(
                                    "link",
                                    "For the user; it works once. Shown this once, not in a replayed"
                                            + " answer."),
                            made -> new ShownOnce(made.link()))
                    .with(Fields.time("expires", "The end of the link."), NewResetLink::expires);

    public static final Operation<NoBody, NewResetLink> RESET =
            create("resetPassword", "/users/{user}/password-reset", "Reset a user's password")
                    .note(
                            "Creates a link by which the user chooses a new password within 24"
                                    + " hours. Until then the present password stays. The page and"
                                    + " the audit log name who created the link. An earlier link of"
                                    + " the user ends. One person can't reset both the password and"
                                    + " the second factors of a user within 24 hours.")
                    .needs(USERS_WRITE)
                    .forbids(
                            RefusalCode.ONESELF,
                            RefusalCode.BEYOND_OWN,
                            RefusalCode.SECOND_PERSON_NEEDED)
                    .createsUnreadable(MADE)
                    .command("reset")
                    .help("Create a link by which a user chooses a new password: once, 24 hours.")
                    .done(
                            "Give the link to the user: it works once, within 24 hours. An earlier"
                                    + " one by which the user could choose a password has ended.")
                    .examples("users reset USER");

    /**
     * A new link.
     *
     * @param link with its secret; it is shown once
     */
    public record NewResetLink(Id<AccountLink> id, String link, Instant expires) {}

    private PasswordResetOperations() {}
}
