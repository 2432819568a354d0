package dev.steelyard.domain.client.credential;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.TimedPageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores client secrets and API keys as hashes. {@code Transaction} describes versions. */
public interface Credentials {
    void insert(Credential credential);

    Optional<Credential> find(Id<Credential> id);

    /** All of a client or a resource server, ended ones included, oldest first. */
    List<Credential> of(Id<?> holder);

    /** API keys of these clients that have not ended, oldest first, in one statement. */
    List<Credential> liveKeys(Collection<Id<Client>> clients, Instant now);

    /** Those of an application's clients that have not ended, by id. */
    List<Credential> liveOf(Id<Application> application, Instant now);

    /** Sets {@code end} as the latest end of all credentials of an application's clients. */
    void endAll(Id<Application> application, Instant end);

    /** The credentials that {@code filter} matches, with their holders. */
    List<HeldCredential> held(CredentialFilter filter, TimedPageRequest page);

    /** Sets the end of a credential of {@code holder}; false where there is no such credential. */
    boolean setExpiry(Id<Credential> id, Id<?> holder, @Nullable Instant expires);
}
