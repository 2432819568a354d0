package dev.steelyard.domain.registration;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import java.util.Optional;

/**
 * Stores dynamic client registrations (RFC 7591 and RFC 7592). {@code Transaction} describes
 * versions.
 */
public interface Registrations {
    void insert(Registration registration);

    Optional<Registration> find(Id<Client> client);

    /**
     * Replaces the token hash by {@code next} and keeps {@code presented} as the one before; only
     * if {@code presented} is one of the two stored hashes.
     */
    boolean rotate(Id<Client> client, SecretHash presented, SecretHash next);

    /** Removes the token before {@code presented}, if that is the current one. */
    void settle(Id<Client> client, SecretHash presented);

    /**
     * Ends it: the client can no longer manage its registration. False where it is gone already.
     */
    boolean remove(Id<Client> client);

    /** Ends all of an application's clients. */
    void removeAll(Id<Application> application);
}
