package dev.steelyard.domain.grant;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores users' consents to clients. {@code Transaction} describes versions. */
public interface Consents {
    /** Inserts or replaces. */
    void put(Consent consent);

    /** Removes a consent; false where there was none. */
    boolean withdraw(Id<User> user, Id<Client> client);

    Optional<Consent> find(Id<User> user, Id<Client> client);

    /**
     * In the order of clients' ids; {@code page.after} is a client's id.
     *
     * @param offline matches this choice; null matches all
     */
    List<Consent> ofUser(Id<User> user, @Nullable Offline offline, PageRequest page);

    /** As {@link #ofUser}, in the order of users' ids; {@code page.after} is a user's id. */
    List<Consent> ofClient(Id<Client> client, @Nullable Offline offline, PageRequest page);
}
