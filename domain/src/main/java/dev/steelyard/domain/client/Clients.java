package dev.steelyard.domain.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.search.TimedPage;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores clients; {@code Transaction} describes versions. */
public interface Clients {
    void insert(Client client);

    boolean update(Client client);

    Optional<Client> find(Id<Client> id);

    /** Those of {@code ids} that exist, in one statement. */
    List<Client> findAll(Collection<Id<Client>> ids);

    List<Client> list(Id<Application> application, ClientFilter filter, Page page);

    /** Every client that has the role, by id. */
    List<Id<Client>> holding(Id<Role> role);

    /** How many the application has, suspended ones included. */
    int count(Id<Application> application);

    /** Management clients: those that belong to no application. */
    List<Client> management(ClientFilter filter, Page page);

    /** Those of applications. */
    List<Client> ofApplications(ClientFilter filter, Page page);

    /** Those of applications, and management clients that are not built in. */
    List<ListedClient> all(ClientFilter filter, Page page);

    /**
     * As {@link #all}, those that got no token since, longest first. Suspended ones are left out:
     * they can't get any.
     */
    List<ListedClient> unused(ClientFilter filter, Instant since, TimedPage page);

    /**
     * Lets keys, and names in certificates, of all of an application's clients end by {@code end}.
     */
    void endKeys(Id<Application> application, Instant end);

    /**
     * Those of running applications that {@code user} is a member of at which a login can be begun
     * here, by name; suspended ones left out.
     */
    List<StartableClient> startable(Id<User> user, Instant now, int limit);

    /** Whether a client registered {@code origin} which is not suspended. */
    boolean hasOrigin(String origin);
}
