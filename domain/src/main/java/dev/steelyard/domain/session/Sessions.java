package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores sessions; {@code Transaction} describes versions. */
public interface Sessions {
    void insert(Session session);

    Optional<Session> find(Id<Session> id);

    /** Ended ones included. */
    List<Session> ofUser(Id<User> user);

    /** Those that {@link Session#live} says live, in the order of ids. */
    List<Session> live(Id<User> user, Instant now, SessionLife life, Page page);

    /**
     * Notes that {@code client} is told of the login. Whether the session has not ended: the row
     * stays locked, so that no ending at the same time misses this client.
     */
    boolean join(Id<Session> id, Id<Client> client);

    /**
     * Who was told of {@code before} is to be told when {@code after} ends: of each client by the
     * latest few of its {@code sid}s, so that logging in again and again adds up to nothing.
     */
    void handOver(Id<Session> before, Id<Session> after);

    List<Participant> participants(Id<Session> id);

    void touch(Id<Session> id, Instant lastSeen);

    /**
     * Ends it and lets the offline grants that began in it go on without it. Whether it was alive.
     */
    boolean end(Id<Session> id, Instant at);
}
