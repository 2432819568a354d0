package dev.steelyard.domain.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of clients, by reseller, application, search text, type, grant type, status
 * and role. A null component matches every client.
 *
 * @param reseller the owner of the application
 * @param application the application of the client
 * @param query part of the name, or the start of the id
 * @param grantType one that it may use
 * @param role one that it has
 */
public record ClientFilter(
        @Nullable Id<Reseller> reseller,
        @Nullable Id<Application> application,
        @Nullable SearchText query,
        @Nullable ClientType type,
        @Nullable GrantType grantType,
        @Nullable Boolean suspended,
        @Nullable Id<Role> role) {
    public static final ClientFilter ALL =
            new ClientFilter(null, null, null, null, null, null, null);

    public ClientFilter of(@Nullable Id<Reseller> whose, @Nullable Id<Application> where) {
        return new ClientFilter(whose, where, query, type, grantType, suspended, role);
    }
}
