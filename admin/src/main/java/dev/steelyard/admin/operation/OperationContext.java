package dev.steelyard.admin.operation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller, transaction, time and generators of a running management API operation. Look-ups
 * return what the actor's authority covers; everything else is missing, whether it exists or not.
 */
public record OperationContext(
        Actor actor,
        Transaction tx,
        Instant now,
        IdGenerator ids,
        JournalWriter journal,
        SecretGenerator secrets,
        Limits limits)
        implements RunningOperation {
    public Reseller reseller(Id<Reseller> id) {
        if (!actor.authority().covers(id)) {
            throw OperationRefusal.missing();
        }
        return tx.resellers().find(id).orElseThrow(OperationRefusal::missing);
    }

    /**
     * The reseller whose objects a list shows: the requested one, or all that the actor may see.
     *
     * @return null: all resellers
     */
    public @Nullable Id<Reseller> whose(@Nullable Id<Reseller> asked) {
        // Another reseller and an unknown one look alike.
        if (asked != null
                && (!actor.authority().covers(asked) || tx.resellers().find(asked).isEmpty())) {
            throw OperationRefusal.invalid("reseller", "The id of a reseller that you can see");
        }
        return asked == null ? actor.reseller() : asked;
    }

    /**
     * Refuses a list of an application that the actor can't see: the filter is invalid, as for an
     * unknown one.
     */
    public void checkVisible(@Nullable Id<Application> asked) {
        if (asked != null
                && tx.applications()
                        .find(asked)
                        .filter(found -> actor.authority().covers(found.reseller()))
                        .isEmpty()) {
            throw OperationRefusal.invalid(
                    "application", "The id of an application that you can see");
        }
    }

    /** The part of {@code filter} that the actor can see. */
    public ClientFilter visible(ClientFilter filter) {
        checkVisible(filter.application());
        return filter.of(whose(filter.reseller()), filter.application());
    }

    /** Refuses an authority that is unknown or that the actor can't see; the two look alike. */
    public void checkAuthority(Authority authority) {
        boolean known =
                switch (authority) {
                    case Authority.Operator _ -> actor.isOperator();
                    case Authority.OfReseller(var id) ->
                            actor.authority().covers(id) && tx.resellers().find(id).isPresent();
                };
        if (!known) {
            throw OperationRefusal.invalid("authority", "operator, or the id of a reseller");
        }
    }

    public Application application(Id<Application> id) {
        return tx.applications()
                .find(id)
                .filter(found -> actor.authority().covers(found.reseller()))
                .orElseThrow(OperationRefusal::missing);
    }

    /**
     * As {@link #application}, with a lock until the end of the transaction: rules about roles,
     * ceilings, members and credentials read, then write.
     */
    public Application hold(Id<Application> id) {
        // Looked up first: no caller can make another reseller's rows wait.
        application(id);
        // And again: it may have moved to another reseller during the wait.
        return tx.applications()
                .lock(id)
                .filter(held -> actor.authority().covers(held.reseller()))
                .orElseThrow(OperationRefusal::missing);
    }

    /** Every role of an application, by id. */
    public List<Role> roles(Id<Application> application) {
        return PageRequest.all(
                page -> tx.roles().list(application, RoleFilter.ALL, page), Role::id);
    }

    /** Every client of an application, by id. */
    public List<Client> clients(Id<Application> application) {
        return PageRequest.all(
                page -> tx.clients().list(application, ClientFilter.ALL, page), Client::id);
    }

    public Role role(Id<Role> id) {
        var role = tx.roles().find(id).orElseThrow(OperationRefusal::missing);
        application(role.application());
        return role;
    }

    public Role holdRole(Id<Role> id) {
        hold(role(id).application());
        return role(id);
    }

    /**
     * Any user: users belong to no reseller (rule 9), so the operation itself checks what the actor
     * may do to one.
     */
    public User user(Id<User> id) {
        return tx.users().find(id).orElseThrow(OperationRefusal::missing);
    }

    /** The users of a page of members, by id, read in one statement. */
    public Map<Id<User>, User> users(List<Membership> members) {
        return tx.users().findAll(members.stream().map(Membership::user).toList()).stream()
                .collect(toMap(User::id, identity()));
    }

    /** Clients that belong to no application are the operator's alone. */
    public Client client(Id<Client> id) {
        var client = tx.clients().find(id).orElseThrow(OperationRefusal::missing);
        var application = client.application();
        if (application != null) {
            application(application);
        } else if (!actor.isOperator()) {
            throw OperationRefusal.missing();
        }
        return client;
    }

    public Client holdClient(Id<Client> id) {
        var application = client(id).application();
        if (application != null) {
            hold(application);
        }
        return client(id);
    }

    /** The matter in audit events of a client and of what it has. */
    public AuditSubject matter(Client client) {
        return matter("client", client);
    }

    public AuditSubject matter(String type, Client client) {
        var application = client.application();
        return application == null
                ? AuditSubject.of(null, type, client.id())
                : AuditSubject.in(application(application), type, client.id());
    }

    /** Refuses a command that expects another version than the current one. */
    public static void expect(@Nullable Long expected, long current) {
        if (expected != null && expected != current) {
            throw OperationRefusal.conflict(
                    current, "It was changed since: the version is " + current);
        }
    }

    /** Refuses where a conditional update lost to a concurrent change. */
    public static void won(boolean updated, long version) {
        if (!updated) {
            throw OperationRefusal.conflict(
                    version + 1, "It was changed at the same time; read it again");
        }
    }

    public void record(JournalEntry entry) {
        recordAs(actor.who(), entry);
    }

    @Override
    public AuditOrigin origin() {
        return actor.origin();
    }
}
