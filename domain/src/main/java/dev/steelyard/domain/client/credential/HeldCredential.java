package dev.steelyard.domain.client.credential;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client secret or API key in a list, with the name of the client or resource server that it
 * belongs to and its last use.
 *
 * @param ofClient whether its holder is a client; else it is a resource server
 * @param name of the holder
 * @param application of the client; null: of none
 * @param idleSince the hour of its last use (for an API key the last use of its client), or of its
 *     creation
 * @param lastUsed null: never, or not counted, as for API keys
 */
public record HeldCredential(
        Credential credential,
        boolean ofClient,
        String name,
        @Nullable Id<Application> application,
        Instant idleSince,
        @Nullable Instant lastUsed) {}
