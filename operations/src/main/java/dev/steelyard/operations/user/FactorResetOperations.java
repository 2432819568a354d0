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

/** Describes the operation by which the operator lets a user add second factors anew. */
public final class FactorResetOperations {
    private static final ObjectSchema<NewEnrolmentLink> MADE =
            ObjectSchema.<NewEnrolmentLink>of("FactorReset", "A link to add a second factor.")
                    .with(Fields.id("The id of the link."), NewEnrolmentLink::id)
                    .maybe(
                            Fields.once(
                                    "link",
                                    "For the user, who logs in with the password; it works once."
                                            + " Shown this once, not in a replayed answer."),
                            made -> new ShownOnce(made.link()))
                    .with(
                            Fields.time("expires", "The end of the link."),
                            NewEnrolmentLink::expires);

    public static final Operation<NoBody, NewEnrolmentLink> RESET =
            create("resetFactors", "/users/{user}/factor-reset", "Reset a user's second factors")
                    .note(
                            "Removes the user's authenticator app, passkeys, recovery codes and"
                                    + " trusted browsers, ends the user's login sessions, and"
                                    + " creates a link with which the user adds a second factor"
                                    + " within 24 hours. A user without second factors gets a link"
                                    + " too. One person can't reset both the password and the"
                                    + " second factors of a user within 24 hours.")
                    .needs(USERS_WRITE)
                    .forbids(
                            RefusalCode.ONESELF,
                            RefusalCode.BEYOND_OWN,
                            RefusalCode.SECOND_PERSON_NEEDED)
                    .createsUnreadable(MADE)
                    .command("reset-factors")
                    .help(
                            "Remove a user's second factors, end all sessions, and create a link: it"
                                    + " works once, within 24 hours. The user opens it, logs in with"
                                    + " the password, and has an hour to add a factor. Who reset the"
                                    + " user's password in the last 24 hours can't.")
                    .done(
                            "Give the link to the user, who opens it and logs in with the password:"
                                    + " it works once, within 24 hours. An earlier one has ended.")
                    .examples("users reset-factors USER");

    /**
     * A new link.
     *
     * @param link with its secret; it is shown once
     */
    public record NewEnrolmentLink(Id<AccountLink> id, String link, Instant expires) {}

    private FactorResetOperations() {}
}
