package dev.steelyard.domain.consent;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Page;
import dev.steelyard.domain.user.User;
import java.util.List;
import java.util.Optional;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface Consents {
    /** Inserts or replaces. */
    void put(Consent consent);

    /** Whether there was one. */
    boolean withdraw(Id<User> user, Id<Client> client);

    Optional<Consent> find(Id<User> user, Id<Client> client);

    /** In the order of clients' ids; {@code page.after} is a client's id. */
    List<Consent> ofUser(Id<User> user, Page page);

    /** In the order of users' ids; {@code page.after} is a user's id. */
    List<Consent> ofClient(Id<Client> client, Page page);
}
