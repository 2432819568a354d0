package dev.steelyard.domain.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Stores OIDC clients with their redirect URIs, web origins, roles and settings. {@code
 * Transaction} describes versions.
 */
public interface Clients {
    void insert(Client client);

    boolean update(Client client);

    Optional<Client> find(Id<Client> id);

    /** Those of {@code ids} that exist, in one statement. */
    List<Client> findAll(Collection<Id<Client>> ids);

    List<Client> list(Id<Application> application, ClientFilter filter, PageRequest page);

    /** Every client that has the role, by id. */
    List<Id<Client>> holding(Id<Role> role);

    /** How many the application has, suspended ones included. */
    int count(Id<Application> application);

    /** Management clients: those that belong to no application. */
    List<Client> management(ClientFilter filter, PageRequest page);

    /** Clients of applications. */
    List<Client> ofApplications(ClientFilter filter, PageRequest page);

    /** Clients of applications, and management clients that are not built in. */
    List<ListedClient> all(ClientFilter filter, PageRequest page);

    /**
     * As {@link #all}, those without a token since {@code since}, longest idle first. Suspended
     * clients are left out: they can't get tokens.
     */
    List<ListedClient> unused(ClientFilter filter, Instant since, TimedPageRequest page);

    /**
     * Sets {@code end} as the latest end of the keys and certificate names of an application's
     * clients.
     */
    void endKeys(Id<Application> application, Instant end);

    /**
     * Clients at which {@code user} can begin a login from this server: those of running
     * applications that the user is a member of, by name; suspended ones left out.
     */
    List<StartableClient> startable(Id<User> user, Instant now, int limit);

    /** Whether a client that is not suspended registered {@code origin}. */
    boolean hasOrigin(String origin);
}
