package dev.steelyard.domain.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client that got no token for long.
 *
 * @param application null: it is a management client
 * @param idleSince the hour of its last token, or when it was made
 */
public record UnusedClient(
        Id<Client> id,
        @Nullable Id<Application> application,
        String name,
        ClientType type,
        Instant idleSince) {}
