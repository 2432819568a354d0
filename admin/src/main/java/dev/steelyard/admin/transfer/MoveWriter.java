package dev.steelyard.admin.transfer;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditTimeFormatter;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.CeilingPropertyMapper;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.transfer.ApplicationMove;
import dev.steelyard.operations.user.MemberOperations;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores the transfer of an application to another reseller, and ends the former staff's access to
 * it. The operation has locked the application and the staff. Every means of access of former staff
 * ends: secrets, API keys and clients' own keys, links, initial and registration access tokens,
 * memberships. Refresh tokens and consents stay: they are the users'.
 */
record MoveWriter(OperationContext context, RevocationService endings, ApplicationMove move) {
    /**
     * @param transfer the accepted transfer; null: the operator moves it
     */
    void write(@Nullable Transfer transfer) {
        var before = move.application();
        var id = before.id();
        OperationContext.won(context.tx().applications().update(after(before)), before.version());
        var ceilingBefore = context.tx().ceilings().of(id);
        // Under the application's lock, so it can't change meanwhile.
        var version = context.tx().ceilings().find(id).version();
        context.tx().ceilings().set(id, new Ceiling(move.ceiling(), version));
        context.tx().credentials().endAll(id, move.credentialsEnd());
        context.tx().clients().endKeys(id, move.credentialsEnd());
        context.tx().invitations().endInto(id);
        context.tx().initialAccessTokens().removeAll(id);
        // A client could register new keys with its token.
        context.tx().registrations().removeAll(id);
        context.tx().transfers().remove(id);
        // It may be an address of the former reseller.
        context.tx().contacts().remove(id);
        move.leaving().forEach(this::leave);
        context.tx().changed(ChangeKey.application(id), ChangeKey.ceiling(id));
        context.clients(id).forEach(client -> context.tx().changed(ChangeKey.client(client.id())));
        recordFor(before.reseller(), transfer);
        recordFor(move.to(), ceilingBefore);
    }

    private Application after(Application before) {
        return new Application(
                before.id(),
                move.to(),
                before.name(),
                before.company(),
                before.expiry(),
                before.suspended(),
                before.secondFactor(),
                before.version());
    }

    /**
     * Removes a membership, as an event of the operator: the new reseller must not learn the former
     * one's staff, and the former one must not learn who accepted.
     */
    private void leave(Id<User> user) {
        var id = move.application().id();
        var roles =
                context.tx().memberships().find(user, id).map(Membership::roles).orElse(Set.of());
        context.tx().memberships().remove(user, id);
        context.tx().changed(ChangeKey.membership(user, id));
        endings.grants(context.tx(), user, new ClientSelection.OfApplication(id));
        context.record(
                JournalEntry.gone(
                        "membership.delete",
                        matter(null, "membership", user),
                        AuditedObjectConverter.of(
                                MemberOperations.RECORDED, new Membership(user, id, roles, 0))));
    }

    /** Records the former reseller's last event, without the other side's actor and address. */
    private void recordFor(Id<Reseller> from, @Nullable Transfer transfer) {
        var entry =
                transferred(
                                from,
                                AuditedProperties.NONE.with("reseller", from),
                                AuditedProperties.NONE.with("reseller", move.to()))
                        .with("credentials_end", AuditTimeFormatter.text(move.credentialsEnd()))
                        .with("members_left", left());
        if (transfer == null) {
            context.record(entry);
            return;
        }
        context.journal()
                .record(
                        context.tx(),
                        context.now(),
                        "link:" + transfer.id(),
                        AuditOrigin.SYSTEM,
                        entry);
    }

    /** Records the new reseller's first event, without anything about the former one. */
    private void recordFor(Id<Reseller> to, Set<String> ceilingBefore) {
        var application = move.application();
        var expiry = application.expiry();
        context.record(
                transferred(
                                to,
                                CeilingPropertyMapper.ceiling(ceilingBefore),
                                CeilingPropertyMapper.ceiling(move.ceiling()))
                        .with("name", application.name())
                        .with("company", application.company())
                        .with("expiry", expiry == null ? null : AuditTimeFormatter.text(expiry))
                        .with("clients", move.clients())
                        .with("members", move.members() - move.leaving().size())
                        .with("credentials_end", AuditTimeFormatter.text(move.credentialsEnd())));
    }

    private JournalEntry transferred(
            Id<Reseller> owner, AuditedProperties before, AuditedProperties after) {
        return JournalEntry.of(
                "application.transfer",
                matter(owner, "application", move.application().id()),
                Difference.between(before, after));
    }

    private AuditSubject matter(@Nullable Id<Reseller> owner, String type, Id<?> id) {
        return new AuditSubject(type, id.hex(), move.application().id(), owner);
    }

    private @Nullable String left() {
        return move.leaving().isEmpty()
                ? null
                : move.leaving().stream().map(Id::hex).sorted().collect(Collectors.joining(", "));
    }
}
