package dev.steelyard.admin.client.rule;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches the redirect URIs that a client's {@code sector_identifier_uri} lists (OpenID Connect
 * Dynamic Client Registration 1.0, section 5). Thread-safe; a call may take seconds.
 */
public interface SectorDocumentFetcher {
    /**
     * Returns the URIs in the JSON array at {@code uri}; empty: none, or not available now.
     *
     * @param owner the reseller whose client named the address
     */
    Optional<Set<String>> fetch(Id<Reseller> owner, URI uri);
}
