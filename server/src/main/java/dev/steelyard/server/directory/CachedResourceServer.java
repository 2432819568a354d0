package dev.steelyard.server.directory;

import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;

/**
 * A resource server and its active secrets, as the server caches them.
 *
 * @param secrets those that had not ended when they were read
 */
public record CachedResourceServer(ResourceServer resourceServer, List<Credential> secrets) {
    public CachedResourceServer {
        secrets = List.copyOf(secrets);
    }
}
