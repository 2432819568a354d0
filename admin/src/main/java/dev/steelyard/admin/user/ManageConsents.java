package dev.steelyard.admin.user;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.token.Reach;
import dev.steelyard.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What users allowed clients: a reseller's staff sees and withdraws what its own clients were
 * allowed, the operator also all that one user allowed (rule 9). Nobody gives a consent but the
 * user. Thread-safe.
 */
public final class ManageConsents {
    private final OperationRunner acts;
    private final Endings endings;

    public ManageConsents(OperationRunner acts, Endings endings) {
        this.acts = acts;
        this.endings = endings;
    }

    public Outcome<List<ConsentView>> ofClient(
            Actor actor, Id<Client> id, @Nullable Offline offline, Page page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> {
                    var client = act.client(id);
                    var views = new ArrayList<ConsentView>();
                    for (var consent : act.tx().consents().ofClient(id, offline, page)) {
                        var name = isMember(act, consent, client) ? name(act, consent) : null;
                        views.add(new ConsentView(consent, name));
                    }
                    return views;
                });
    }

    public Outcome<List<ConsentView>> ofUser(
            Actor actor, Id<User> id, @Nullable Offline offline, Page page) {
        return acts.read(
                actor,
                USERS_READ,
                act -> {
                    var user = act.tx().users().find(id).orElseThrow(Refused::missing);
                    return act.tx().consents().ofUser(id, offline, page).stream()
                            .map(consent -> new ConsentView(consent, user.name()))
                            .toList();
                });
    }

    /**
     * By whoever manages the client. What the client was given for the user ends, offline too, and
     * stays ended when the user consents again.
     */
    public Outcome<Consent> withdraw(
            Actor actor, Id<Client> id, Id<User> user, @Nullable Long expected) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var client = act.client(id);
                    return withdraw(act, client, user, expected);
                });
    }

    /** The same by the operator, whichever client it is. */
    public Outcome<Consent> withdrawOfUser(
            Actor actor, Id<User> user, Id<Client> id, @Nullable Long expected) {
        return acts.write(
                actor,
                USERS_WRITE,
                act -> {
                    var client = act.client(id);
                    return withdraw(act, client, user, expected);
                });
    }

    private Consent withdraw(
            OperationContext act, Client of, Id<User> user, @Nullable Long expected) {
        var client = of.id();
        // Looked up first: nobody can make users wait who are none of its business.
        var consent = act.tx().consents().find(user, client).orElseThrow(Refused::missing);
        endings.grants(act.tx(), user, new Reach.OfClient(client));
        // And again: it may have been given anew while this waited for the user.
        OperationContext.expect(
                expected, act.tx().consents().find(user, client).map(Consent::version).orElse(0L));
        if (!act.tx().consents().withdraw(user, client)) {
            throw Refused.missing();
        }
        act.tx().changed(ChangeKey.consent(user, client));
        act.record(
                Entry.gone("consent.withdrawn", act.matter("consent", of), FactsOf.consent(consent))
                        .with("user", user));
        return consent;
    }

    private static boolean isMember(OperationContext act, Consent consent, Client client) {
        var application = client.application();
        return application != null
                && act.actor().holds(MEMBERS_READ)
                && act.tx().memberships().find(consent.user(), application).isPresent();
    }

    private static @Nullable String name(OperationContext act, Consent consent) {
        return act.tx().users().find(consent.user()).map(User::name).orElse(null);
    }
}
