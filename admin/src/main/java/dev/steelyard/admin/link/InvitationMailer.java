package dev.steelyard.admin.link;

import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.user.EmailAddress;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Mails the link of a new invitation to the invited address, so that the inviter never sees it.
 * Does nothing while mail is off. Thread-safe.
 */
public final class InvitationMailer {
    private final MailWriter mails;
    private final Function<Secret, String> link;

    /**
     * @param link the address of the page that a link's secret opens
     */
    public InvitationMailer(MailWriter mails, Function<Secret, String> link) {
        this.mails = mails;
        this.link = link;
    }

    /** The address of the page that {@code secret} opens. */
    public String link(Secret secret) {
        return link.apply(secret);
    }

    public CreatedInvitation toMember(
            RunningOperation context,
            CreatedInvitation made,
            Application application,
            EmailAddress email,
            Set<Id<Role>> roles) {
        if (!mails.isOn()) {
            return made;
        }
        var names =
                context.tx().roles().findAll(roles).stream()
                        .map(Role::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return sent(
                context,
                made,
                MailKind.INVITATION,
                new MailRecipient(email, application.reseller(), null),
                reseller(context, application.reseller())
                        .with(MailFact.APPLICATION, application.name())
                        .with(MailFact.COMPANY, application.company())
                        .with(MailFact.ROLES, names));
    }

    public CreatedInvitation toStaff(
            RunningOperation context,
            CreatedInvitation made,
            Authority authority,
            EmailAddress email) {
        if (!mails.isOn()) {
            return made;
        }
        var owner = authority.reseller();
        return sent(
                context,
                made,
                MailKind.STAFF_INVITATION,
                new MailRecipient(email, owner, null),
                owner == null ? MailFacts.NONE : reseller(context, owner));
    }

    private static MailFacts reseller(RunningOperation context, Id<Reseller> id) {
        return MailFacts.NONE.with(
                MailFact.RESELLER,
                context.tx().resellers().find(id).map(Reseller::name).orElse(null));
    }

    private CreatedInvitation sent(
            RunningOperation context,
            CreatedInvitation made,
            MailKind kind,
            MailRecipient recipient,
            MailFacts facts) {
        var all =
                facts.with(MailFact.LINK, link.apply(made.link()))
                        .with(MailFact.EXPIRES, made.expires());
        if (!mails.send(context.tx(), kind, recipient, all)) {
            throw OperationRefusal.forbidden(
                    RefusalCode.LIMIT_REACHED,
                    "Too many mails were sent to this address, or by this reseller, in 24 hours; try"
                            + " again tomorrow");
        }
        context.tx().invitations().markMailed(made.id());
        return made.mailedAway();
    }
}
