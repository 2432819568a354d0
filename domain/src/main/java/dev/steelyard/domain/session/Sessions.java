package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores users' login sessions and the clients that take part in each. {@code Transaction}
 * describes versions.
 */
public interface Sessions {
    void insert(Session session);

    Optional<Session> find(Id<Session> id);

    /** All sessions of the user, ended ones included. */
    List<Session> ofUser(Id<User> user);

    /** The user's sessions that are alive by {@link Session#live}, in the order of ids. */
    List<Session> live(Id<User> user, Instant now, SessionLife life, PageRequest page);

    /**
     * Records that {@code client} takes part in the session. False where the session has ended;
     * else its row stays locked, so that no concurrent ending misses this client.
     */
    boolean join(Id<Session> id, Id<Client> client);

    /**
     * Transfers the participants of {@code before} to {@code after}, whose end they are then told
     * of: for each client the latest few of its {@code sid}s, so that repeated logins don't
     * accumulate.
     */
    void handOver(Id<Session> before, Id<Session> after);

    List<Participant> participants(Id<Session> id);

    void touch(Id<Session> id, Instant lastSeen);

    /**
     * Ends the session; offline grants that began in it continue without it. False where it had
     * ended.
     */
    boolean end(Id<Session> id, Instant at);
}
