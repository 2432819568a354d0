package dev.steelyard.admin.tenant;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.uri.WebUri;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.contact.ContactLink;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.operations.tenant.ApplicationOperations;
import dev.steelyard.operations.tenant.ContactOperations;
import dev.steelyard.operations.tenant.ContactOperations.ContactView;
import dev.steelyard.operations.tenant.ContactOperations.NewContact;
import dev.steelyard.operations.tenant.ResellerOperations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads and sets the contacts of resellers and applications, and mails the link that confirms a new
 * e-mail address. A reseller's staff set those of their reseller and its applications. Thread-safe.
 */
public final class ManageContacts {
    private final OperationRunner runner;
    private final MailWriter mails;
    private final Function<Secret, String> page;
    private final Duration life;

    /**
     * @param page the address of the page that a link's secret opens
     * @param life of a link
     */
    public ManageContacts(
            OperationRunner runner,
            MailWriter mails,
            Function<Secret, String> page,
            Duration life) {
        this.runner = runner;
        this.mails = mails;
        this.page = page;
        this.life = life;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        ResellerOperations.GET_CONTACT,
                        call -> get(call, context -> ofReseller(context, call.id("reseller")))),
                bind(
                        ResellerOperations.SET_CONTACT,
                        call -> set(call, context -> ofReseller(context, call.id("reseller")))),
                bind(
                        ApplicationOperations.GET_CONTACT,
                        call ->
                                get(
                                        call,
                                        context ->
                                                ContactHolder.of(
                                                        context.tx(),
                                                        context.application(
                                                                call.id("application"))))),
                bind(
                        ApplicationOperations.SET_CONTACT,
                        // With a lock: an application that moves loses its contact.
                        call ->
                                set(
                                        call,
                                        context ->
                                                ContactHolder.of(
                                                        context.tx(),
                                                        context.hold(call.id("application"))))));
    }

    private static ContactHolder ofReseller(OperationContext context, Id<Reseller> id) {
        return ContactHolder.of(context.reseller(id));
    }

    private Outcome<ContactView> get(
            OperationCall<?> call, Function<OperationContext, ContactHolder> holder) {
        return runner.read(
                call.actor(),
                call.operation(),
                context -> view(context.tx().contacts().find(holder.apply(context).id())));
    }

    private Outcome<ContactView> set(
            OperationCall<NewContact> call, Function<OperationContext, ContactHolder> found) {
        return runner.write(
                call.actor(),
                call.operation(),
                context -> {
                    var holder = found.apply(context);
                    var before = context.tx().contacts().find(holder.id());
                    OperationContext.expect(call.expected(), before.version());
                    var after = after(before, call.body());
                    var difference = Difference.between(facts(before), facts(after));
                    if (!difference.isEmpty()) {
                        OperationContext.won(
                                context.tx().contacts().set(holder.id(), after), before.version());
                        // Guards name the reseller and its page.
                        if (holder.application() == null
                                && !Objects.equals(before.page(), after.page())) {
                            context.tx().changed(ChangeKey.reseller(holder.reseller().id()));
                        }
                        context.record(
                                JournalEntry.of("contact.update", holder.subject(), difference));
                    }
                    var email = after.email();
                    if (email != null && !after.confirmed() && mails.isOn()) {
                        sendLink(context, holder, email);
                    }
                    return view(context.tx().contacts().find(holder.id()));
                });
    }

    private static Contact after(Contact before, NewContact command) {
        var page = command.page();
        if (page.flatMap(WebUri::parse).filter(WebUri::isHttps).isEmpty() && page.isPresent()) {
            throw OperationRefusal.invalid(
                    ContactOperations.PAGE.name(),
                    "An https URL, with no user, fragment, dot segment or encoded slash");
        }
        var email = command.email().orElse(null);
        var known = before.email();
        boolean same =
                email != null && known != null && email.normalised().equals(known.normalised());
        return new Contact(
                email,
                same && before.confirmed(),
                command.telephone().orElse(null),
                page.orElse(null),
                before.version());
    }

    /** Replaces an open link: only the newest works. */
    private void sendLink(OperationContext context, ContactHolder holder, EmailAddress email) {
        Id<ContactLink> id = context.ids().next();
        var secret = context.secrets().next(SecretKind.CONTACT_LINK, id);
        var expires = context.now().plus(life);
        context.tx().contacts().open(new ContactLink(id, secret.hash(), holder.id(), expires));
        var facts =
                MailFacts.NONE
                        .with(MailFact.RESELLER, holder.reseller().name())
                        .with(MailFact.APPLICATION, holder.application())
                        .with(MailFact.LINK, page.apply(secret))
                        .with(MailFact.EXPIRES, expires);
        var recipient = new MailRecipient(email, holder.reseller().id(), null);
        if (!mails.send(context.tx(), MailKind.CONTACT_CONFIRMATION, recipient, facts)) {
            throw OperationRefusal.forbidden(
                    RefusalCode.LIMIT_REACHED,
                    "Too many mails were sent to this address, or by this reseller, in 24 hours; try"
                            + " again tomorrow");
        }
    }

    private ContactView view(Contact contact) {
        if (contact.email() == null || contact.confirmed()) {
            return new ContactView(contact, List.of());
        }
        return new ContactView(
                contact,
                List.of(
                        mails.isOn()
                                ? "No mail goes to the address until the link that was sent there is"
                                        + " opened."
                                : "Mail is off at this server, so the address can't be confirmed and"
                                        + " gets no mail."));
    }

    static AuditedProperties facts(Contact contact) {
        return AuditedObjectConverter.of(ContactOperations.RECORDED, contact);
    }
}
