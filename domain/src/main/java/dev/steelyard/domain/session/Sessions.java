package dev.steelyard.domain.session;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Page;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface Sessions {
    void insert(Session session);

    Optional<Session> find(Id<Session> id);

    /** Ended ones included. */
    List<Session> ofUser(Id<User> user);

    /** Those that {@link Session#live} says live, in the order of ids. */
    List<Session> live(Id<User> user, Instant now, SessionLife life, Page page);

    void touch(Id<Session> id, Instant lastSeen);

    /**
     * Ends it and lets the offline grants that began in it go on without it. Whether it was alive.
     */
    boolean end(Id<Session> id, Instant at);
}
