package dev.steelyard.admin.mail;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.mail.MailOperations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists mails, sends failed ones again, and tests the mail server, for the operator. Thread-safe.
 */
public final class ManageMails {
    /** A mail is not changed by its readers. */
    private static final long VERSION = 1;

    private final OperationRunner runner;
    private final MailWriter mails;

    public ManageMails(OperationRunner runner, MailWriter mails) {
        this.runner = runner;
        this.mails = mails;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        MailOperations.LIST,
                        call ->
                                list(call.actor(), call.filter(MailOperations.STATUS), call.page())
                                        .map(found -> call.paged(found, Mail::id))),
                bind(MailOperations.RETRY, call -> retry(call.actor(), call.id())),
                bind(MailOperations.TEST, call -> test(call.actor(), call.body())));
    }

    /**
     * @param status null: any
     */
    public Outcome<List<Mail>> list(Actor actor, @Nullable MailStatus status, PageRequest page) {
        return runner.read(
                actor, MailOperations.LIST, context -> context.tx().mails().list(status, page));
    }

    /** Makes a bounced or failed mail wait again, for as long as a new one. */
    public Outcome<Mail> retry(Actor actor, Id<Mail> id) {
        return runner.write(
                actor,
                MailOperations.RETRY,
                context -> {
                    var mail = context.tx().mails().find(id).orElseThrow(OperationRefusal::missing);
                    var until = context.now().plus(MailWriter.TRIED_FOR);
                    if (!context.tx().mails().retry(id, context.now(), until)) {
                        throw OperationRefusal.conflict(
                                VERSION, "Only a bounced or failed mail can be sent again");
                    }
                    context.record(
                            JournalEntry.of("mail.retry", AuditSubject.of(null, "mail", id))
                                    .with("kind", mail.kind().name()));
                    return context.tx().mails().find(id).orElseThrow(OperationRefusal::missing);
                });
    }

    /** Writes a mail that tests the mail server. */
    public Outcome<Mail> test(Actor actor, EmailAddress address) {
        return runner.write(
                actor,
                MailOperations.TEST,
                context -> {
                    if (!mails.isOn()) {
                        throw OperationRefusal.conflict(
                                VERSION, "Mail is off; set mail.host and restart the nodes");
                    }
                    var by =
                            actor.asUser()
                                    .flatMap(context.tx().users()::find)
                                    .map(User::name)
                                    .orElse(null);
                    var mail =
                            mails.write(
                                            context.tx(),
                                            MailKind.TEST,
                                            MailRecipient.of(address),
                                            MailFacts.NONE.with(MailFact.BY, by))
                                    .orElseThrow(ManageMails::limited);
                    context.record(
                            JournalEntry.of("mail.test", AuditSubject.of(null, "mail", mail.id()))
                                    .with("email", address.written()));
                    return mail;
                });
    }

    private static OperationRefusal limited() {
        return OperationRefusal.forbidden(
                RefusalCode.LIMIT_REACHED,
                "Too many tests were sent to this address in 24 hours; try again tomorrow");
    }
}
