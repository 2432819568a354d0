package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the back-channel logout notifications that wait to be sent to clients. */
public interface LogoutDeliveries {
    /**
     * Adds a delivery, due now, for each client that took part in {@code session} and has a back
     * channel.
     */
    void add(Id<Session> session, Id<User> user, Instant now);

    /**
     * The clients with due deliveries, the longest waiting first.
     *
     * @param each the maximum of clients of one reseller
     */
    List<WaitingClient> due(Instant now, int limit, int each);

    /** The number of deliveries: due, postponed, or under way. */
    long waiting();

    /**
     * Takes the delivery that has been due longest for {@code client}, as its next attempt. Of any
     * number of concurrent calls one gets it; if that caller fails, another may take it from {@code
     * until} on.
     */
    Optional<LogoutDelivery> take(Id<Client> client, Instant now, Instant until);

    /** Removes a delivery that is done, even if another caller has taken it meanwhile. */
    void remove(LogoutDelivery delivery);

    /**
     * Sets the next attempt to {@code due}, unless another caller has taken the delivery meanwhile.
     */
    void postpone(LogoutDelivery delivery, Instant due);
}
