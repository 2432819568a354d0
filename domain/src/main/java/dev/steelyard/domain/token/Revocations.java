package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores revocations of access tokens that have not expired. Written by {@code Transaction.revoke}.
 */
public interface Revocations {
    /**
     * Revocations for tokens of {@code client} acting for {@code user} (null: for itself), sessions
     * of that user included.
     */
    List<Revocation> of(Id<Client> client, @Nullable Id<User> user, Instant now);

    /** Revocations for tokens of these clients acting for themselves, in one statement. */
    List<Revocation> ofThemselves(Collection<Id<Client>> clients, Instant now);

    /** Whether there is a revocation with this kind and value. */
    boolean contains(Revocation.Kind kind, String value, Instant now);
}
