package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;

/**
 * A back-channel logout notification that waits to be sent to a client.
 *
 * @param sid the session's id as the client knows it
 * @param attempts the attempts so far, the current one included
 */
public record LogoutDelivery(Id<Client> client, Id<Session> sid, Id<User> user, int attempts) {}
