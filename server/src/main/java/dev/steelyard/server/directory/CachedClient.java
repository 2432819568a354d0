package dev.steelyard.server.directory;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import java.util.List;

/**
 * A client and its active client secrets, as the server caches them.
 *
 * @param secrets its client secrets that had not ended when they were read
 */
public record CachedClient(Client client, List<Credential> secrets) {
    public CachedClient {
        secrets = List.copyOf(secrets);
    }
}
