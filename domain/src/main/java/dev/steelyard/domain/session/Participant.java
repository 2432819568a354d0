package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;

/**
 * A client that a user logged in to during a login session, with the {@code sid} that the client
 * knows.
 *
 * @param sid the session's id as the client knows it: that of an earlier session of the user, if a
 *     login in the same browser has replaced it
 */
public record Participant(Id<Client> client, Id<Session> sid) {}
