package dev.steelyard.admin.account;

import dev.steelyard.admin.address.AddressPages;
import dev.steelyard.admin.address.ChangeAddress;
import dev.steelyard.admin.address.UndoAddress;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import java.time.InstantSource;

/**
 * Creates the services of users' own accounts; each call makes a new instance. Thread-safe.
 *
 * @param issuer the beginning of the addresses of pages
 */
public record AccountServices(
        OperationRunner runner,
        RevocationService endings,
        MailWriter mails,
        NewPasswords newPasswords,
        String issuer,
        IdGenerator ids,
        SecretGenerator secrets,
        InstantSource clock) {
    public ChangePassword changePassword() {
        return new ChangePassword(runner, writer());
    }

    public RecoverPassword recoverPassword() {
        return new RecoverPassword(runner, newPasswords, writer());
    }

    public RescueOperator rescueOperator() {
        return new RescueOperator(runner, newPasswords, writer(), mails);
    }

    public RequestRecovery requestRecovery() {
        return new RequestRecovery(mails, ids, secrets, clock, this::recoveryLink);
    }

    public ChangeAddress changeAddress() {
        return new ChangeAddress(
                runner, endings, mails, new AddressPages(issuer), ids, secrets, clock);
    }

    public UndoAddress undoAddress() {
        return new UndoAddress(runner, endings, mails);
    }

    public ResetPasswords resets() {
        return new ResetPasswords(runner, this::recoveryLink);
    }

    /** Removes second factors for the operator, and opens the links that permit to add one. */
    public ResetFactors factorResets() {
        return new ResetFactors(runner, endings, mails, this::enrolmentLink);
    }

    /** Mails links that permit to add a first second factor. */
    public RequestEnrolment requestEnrolment() {
        return new RequestEnrolment(mails, ids, secrets, clock, this::enrolmentLink);
    }

    /** The address of the page that {@code secret} opens. A secret itself. */
    public String recoveryLink(Secret secret) {
        return issuer + "/recovery?link=" + secret.reveal();
    }

    private String enrolmentLink(Secret secret) {
        return issuer + "/account/security/enrolment?link=" + secret.reveal();
    }

    private PasswordWriter writer() {
        return new PasswordWriter(endings, mails);
    }
}
