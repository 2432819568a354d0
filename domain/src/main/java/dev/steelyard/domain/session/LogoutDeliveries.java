package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the queue of logout deliveries. */
public interface LogoutDeliveries {
    /** One for each client that was told of {@code session} and has a back channel; due now. */
    void add(Id<Session> session, Id<User> user, Instant now);

    /**
     * The clients for whom something is due, whoever waits longest first.
     *
     * @param each how many of one reseller at most, however many wait
     */
    List<WaitingClient> due(Instant now, int limit, int each);

    /** How many there are: due, postponed, or just being delivered. */
    long waiting();

    /**
     * Takes what has been due longest at {@code client}, as its next attempt. Of any number of
     * concurrent calls one gets it; if it says no more, another may take it from {@code until} on.
     */
    Optional<LogoutDelivery> take(Id<Client> client, Instant now, Instant until);

    /** Nothing more is to be done for it, whoever has taken it meanwhile. */
    void remove(LogoutDelivery delivery);

    /** To be tried again at {@code due}, if nobody else has taken it meanwhile. */
    void postpone(LogoutDelivery delivery, Instant due);
}
