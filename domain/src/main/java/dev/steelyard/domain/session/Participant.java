package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;

/**
 * A client that was told of a login.
 *
 * @param sid the session's id as the client knows it: an earlier one of the same person's, where a
 *     login in the same browser has replaced that
 */
public record Participant(Id<Client> client, Id<Session> sid) {}
