package dev.steelyard.operations.mail;

import static dev.steelyard.domain.permission.ManagementPermission.MAIL_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MAIL_WRITE;
import static dev.steelyard.operations.model.Operation.action;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Types;

/**
 * Describes the operations by which the operator sees what became of mails, tries them again, and
 * tests the mail server. They never show a text or a link.
 */
public final class MailOperations {
    public static final Field<MailStatus> STATUS =
            Field.of(
                    "status",
                    Types.choice("STATUS", MailStatus.class),
                    "Bounced: the mail server refused it for good. Failed: it could not be sent in"
                            + " time.");

    private static final ObjectSchema<Mail> MAIL =
            ObjectSchema.<Mail>of("Mail", "A mail; never its text or link.")
                    .with(Fields.id("The id of the mail."), Mail::id)
                    .with(
                            Field.of("kind", Types.choice("KIND", MailKind.class), "The occasion."),
                            Mail::kind)
                    .with(
                            Fields.EMAIL.about("The address that it goes to."),
                            mail -> mail.recipient().address())
                    .with(
                            Fields.<Reseller>reference(
                                            "reseller",
                                            "resellers",
                                            "The reseller that caused it; null: the platform.")
                                    .orNull(),
                            mail -> mail.recipient().owner())
                    .with(STATUS, mail -> mail.state().status())
                    .with(Fields.time("written", "The time of its occasion."), Mail::written)
                    .with(
                            Fields.number("attempts", "The number of attempts to send it."),
                            mail -> (long) mail.state().attempts())
                    .with(
                            Fields.time(
                                            "due",
                                            "The time of the next attempt; null: it does not wait.")
                                    .orNull(),
                            mail ->
                                    mail.state().status() == MailStatus.WAITING
                                            ? mail.state().due()
                                            : null)
                    .with(
                            Fields.text(
                                            "answer",
                                            "The mail server's answer to the last attempt, if that"
                                                    + " failed; null: it did not.")
                                    .orNull(),
                            mail -> mail.state().answer())
                    .versioned(_ -> 1L);

    private static final Field<EmailAddress> TO =
            Fields.EMAIL.about("The address that the mail goes to.");

    private static final RequestSchema<EmailAddress> TESTED =
            RequestSchema.<EmailAddress>of(
                            "MailTest", "A mail that tests the mail server.", in -> in.get(TO))
                    .required(TO);

    public static final Operation<NoBody, Listing<Mail>> LIST =
            list("listMails", "/mails", "List the mails of the last days, the newest first")
                    .note("A mail is listed until a week after its last attempt could be.")
                    .needs(MAIL_READ)
                    .pages(MAIL)
                    .filters(STATUS.about("Only those of this status."))
                    .columns("_id", "kind", "email", "status", "attempts", "due", "answer")
                    .examples("mail list --status waiting");

    public static final Operation<NoBody, Mail> RETRY =
            action("retry", "retryMail", "/mails/{mail}/retry", "Send a bounced or failed mail")
                    .note("A mail whose link has ended fails again.")
                    .needs(MAIL_WRITE)
                    .anyLogin()
                    .answers(MAIL)
                    .help("Send a bounced or failed mail again, within seconds.")
                    .examples("mail retry MAIL");

    public static final Operation<EmailAddress, Mail> TEST =
            create("testMail", "/mails", "Send a mail that tests the mail server")
                    .note("It goes the way of every mail; the list shows the answer of a refusal.")
                    .needs(MAIL_WRITE)
                    .anyLogin()
                    .body(TESTED)
                    .createsUnreadable(MAIL)
                    .command("test")
                    .help(
                            "Send a mail that tests the mail server. It is sent within seconds;"
                                    + " `steelyard mail list` shows whether it was, or the answer of a"
                                    + " refusal.")
                    .examples("mail test --email anna@example.com");

    public static final Noun MAILS =
            Noun.of(
                    "mail",
                    "mail",
                    Fields.id("The id of the mail."),
                    "Mails that wait, were sent or failed. For the operator.",
                    LIST,
                    RETRY,
                    TEST);

    private MailOperations() {}
}
