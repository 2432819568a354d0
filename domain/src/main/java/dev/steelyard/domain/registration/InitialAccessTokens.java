package dev.steelyard.domain.registration;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores initial access tokens for dynamic client registration (RFC 7591, section 3). {@code
 * Transaction} describes versions.
 */
public interface InitialAccessTokens {
    void insert(InitialAccessToken token);

    Optional<InitialAccessToken> find(Id<InitialAccessToken> id);

    /** Those of an application that have not expired, used up ones included, by id. */
    List<InitialAccessToken> list(Id<Application> application, Instant now, PageRequest page);

    /** How many {@link #list} has in all. */
    int count(Id<Application> application, Instant now);

    /**
     * Takes one of its registrations by one conditional UPDATE: concurrent calls never take more
     * than it has left.
     */
    boolean use(Id<InitialAccessToken> id, Instant now);

    /** Ends it: false where it is gone already. */
    boolean remove(Id<InitialAccessToken> id);

    /** Ends all of an application. */
    void removeAll(Id<Application> application);
}
