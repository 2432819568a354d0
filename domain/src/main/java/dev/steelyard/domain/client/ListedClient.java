package dev.steelyard.domain.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client in the list of all clients, with the hour in which it last got a token, or else the time
 * of its creation.
 *
 * @param application null: it is a management client
 * @param idleSince the hour of its last token, or when it was made
 */
public record ListedClient(
        Id<Client> id,
        @Nullable Id<Application> application,
        String name,
        ClientType type,
        Set<GrantType> grantTypes,
        boolean suspended,
        Instant idleSince,
        long version) {}
