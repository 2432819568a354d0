package dev.steelyard.admin.tenant;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.contact.ContactLink;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import org.jspecify.annotations.Nullable;

/**
 * Confirms the e-mail address of a contact by the link that was mailed there. Used, replaced,
 * expired and forged links look alike. Thread-safe.
 */
public final class ConfirmContact {
    private final OperationRunner runner;

    public ConfirmContact(OperationRunner runner) {
        this.runner = runner;
    }

    /**
     * What the holder of a link is asked.
     *
     * @param name of the application, or of the reseller
     * @param email the address to confirm
     */
    public record OpenContact(String name, String email) {}

    /** Whether the link works, for the page that it opens. Changes nothing. */
    public Outcome<OpenContact> look(String link) {
        return runner.readAnonymously(
                context -> {
                    var open = open(context, link);
                    var holder = ContactHolder.of(context.tx(), open.holder());
                    var email = context.tx().contacts().find(open.holder()).email();
                    if (email == null) {
                        throw OperationRefusal.missing();
                    }
                    var application = holder.application();
                    return new OpenContact(
                            application == null ? holder.reseller().name() : application,
                            email.written());
                });
    }

    /** Confirms the address: mails may go there from now on. */
    public Outcome<Boolean> confirm(
            String link, @Nullable String source, @Nullable String request) {
        return runner.writeAnonymously(
                source,
                request,
                context -> {
                    var open = open(context, link);
                    var before = context.tx().contacts().find(open.holder());
                    if (!context.tx().contacts().confirm(open.id(), context.now())) {
                        throw OperationRefusal.missing();
                    }
                    var after = context.tx().contacts().find(open.holder());
                    context.recordAs(
                            "link:" + open.id(),
                            JournalEntry.of(
                                    "contact.confirm",
                                    ContactHolder.of(context.tx(), open.holder()).subject(),
                                    Difference.between(
                                            ManageContacts.facts(before),
                                            ManageContacts.facts(after))));
                    return true;
                });
    }

    private static ContactLink open(RunningOperation context, String link) {
        var secret =
                Secret.parse(SecretKind.CONTACT_LINK, link).orElseThrow(OperationRefusal::missing);
        return context.tx()
                .contacts()
                .findLink(secret.id())
                .filter(found -> found.hash().matches(secret))
                .filter(found -> context.now().isBefore(found.expires()))
                .orElseThrow(OperationRefusal::missing);
    }
}
