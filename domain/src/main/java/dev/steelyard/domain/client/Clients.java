package dev.steelyard.domain.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface Clients {
    void insert(Client client);

    boolean update(Client client);

    Optional<Client> find(Id<Client> id);

    List<Client> list(Id<Application> application, Page page);

    /** How many the application has, suspended ones included. */
    int count(Id<Application> application);

    /** Management clients: those that belong to no application. */
    List<Client> management(Page page);

    /** Every origin that a client registered which is not suspended. */
    Set<String> origins();
}
