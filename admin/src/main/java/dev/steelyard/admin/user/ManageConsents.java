package dev.steelyard.admin.user;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.ConsentOperations;
import dev.steelyard.operations.user.ConsentView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists and withdraws the consents of users to OAuth clients, for staff. A reseller's staff sees
 * and withdraws consents to its own clients; the operator also those of one user (rule 9). Only the
 * user gives a consent. Thread-safe.
 */
public final class ManageConsents {
    private final OperationRunner runner;
    private final RevocationService endings;

    public ManageConsents(OperationRunner runner, RevocationService endings) {
        this.runner = runner;
        this.endings = endings;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        ConsentOperations.LIST,
                        call ->
                                ofClient(
                                                call.actor(),
                                                call.id(),
                                                call.filter(ConsentOperations.OFFLINE),
                                                call.page())
                                        .map(
                                                found ->
                                                        call.paged(
                                                                found,
                                                                view -> view.consent().user()))),
                bind(
                        ConsentOperations.LIST_OF_USER,
                        call ->
                                ofUser(
                                                call.actor(),
                                                call.id(),
                                                call.filter(ConsentOperations.OFFLINE),
                                                call.page())
                                        .map(
                                                found ->
                                                        call.paged(
                                                                found,
                                                                view -> view.consent().client()))),
                bind(
                        ConsentOperations.WITHDRAW,
                        call ->
                                withdraw(
                                        call.actor(),
                                        call.id("client"),
                                        call.id(),
                                        call.expected())),
                bind(
                        ConsentOperations.WITHDRAW_OF_USER,
                        call ->
                                withdrawOfUser(
                                        call.actor(),
                                        call.id("user"),
                                        call.id(),
                                        call.expected())));
    }

    public Outcome<List<ConsentView>> ofClient(
            Actor actor, Id<Client> id, @Nullable Offline offline, PageRequest page) {
        return runner.read(
                actor,
                ConsentOperations.LIST,
                context -> {
                    var client = context.client(id);
                    var views = new ArrayList<ConsentView>();
                    for (var consent : context.tx().consents().ofClient(id, offline, page)) {
                        var name =
                                isMember(context, consent, client) ? name(context, consent) : null;
                        views.add(new ConsentView(consent, name));
                    }
                    return views;
                });
    }

    public Outcome<List<ConsentView>> ofUser(
            Actor actor, Id<User> id, @Nullable Offline offline, PageRequest page) {
        return runner.read(
                actor,
                ConsentOperations.LIST_OF_USER,
                context -> {
                    var user = context.tx().users().find(id).orElseThrow(OperationRefusal::missing);
                    return context.tx().consents().ofUser(id, offline, page).stream()
                            .map(consent -> new ConsentView(consent, user.name()))
                            .toList();
                });
    }

    /**
     * Withdraws a consent, by staff that manages the client. All grants end, including offline
     * ones, and a new consent does not restore them.
     */
    public Outcome<Consent> withdraw(
            Actor actor, Id<Client> id, Id<User> user, @Nullable Long expected) {
        return runner.write(
                actor,
                ConsentOperations.WITHDRAW,
                context -> {
                    var client = context.client(id);
                    return withdraw(context, client, user, expected);
                });
    }

    /** Withdraws a consent to any client, by the operator. */
    public Outcome<Consent> withdrawOfUser(
            Actor actor, Id<User> user, Id<Client> id, @Nullable Long expected) {
        return runner.write(
                actor,
                ConsentOperations.WITHDRAW_OF_USER,
                context -> {
                    var client = context.client(id);
                    return withdraw(context, client, user, expected);
                });
    }

    private Consent withdraw(
            OperationContext context, Client of, Id<User> user, @Nullable Long expected) {
        var client = of.id();
        // Looked up before the lock: a caller can make only users of its own clients wait.
        var consent =
                context.tx().consents().find(user, client).orElseThrow(OperationRefusal::missing);
        endings.grants(context.tx(), user, new ClientSelection.OfClient(client));
        // And again: the user may have consented anew during the wait.
        OperationContext.expect(
                expected,
                context.tx().consents().find(user, client).map(Consent::version).orElse(0L));
        if (!context.tx().consents().withdraw(user, client)) {
            throw OperationRefusal.missing();
        }
        context.tx().changed(ChangeKey.consent(user, client));
        context.record(
                JournalEntry.gone(
                                "consent.withdrawn",
                                context.matter("consent", of),
                                AuditedObjectConverter.of(ConsentOperations.RECORDED, consent))
                        .with("user", user));
        return consent;
    }

    private static boolean isMember(OperationContext context, Consent consent, Client client) {
        var application = client.application();
        return application != null
                && context.actor().holds(MEMBERS_READ)
                && context.tx().memberships().find(consent.user(), application).isPresent();
    }

    private static @Nullable String name(OperationContext context, Consent consent) {
        return context.tx().users().find(consent.user()).map(User::name).orElse(null);
    }
}
