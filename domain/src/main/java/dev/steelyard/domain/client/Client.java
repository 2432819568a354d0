package dev.steelyard.domain.client;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.SearchText;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OIDC client of one application, with its grant types, redirect URIs, roles and settings.
 * {@link #id} is the {@code client_id}.
 *
 * @param application the one application it is linked to for its whole life; null only for clients
 *     of the management API
 * @param authority the authority of a management client; null for clients of applications and for
 *     the built-in clients, through which staff act in their own authority's name
 * @param management the management permissions of a management client
 * @param roles its own roles, for client credentials
 * @param settings protocol settings
 * @param redirectUris exact, absolute (RFC 6749, section 3.1.2); loopback ports vary (RFC 8252)
 * @param origins web origins from which browsers may call APIs
 */
public record Client(
        Id<Client> id,
        @Nullable Id<Application> application,
        @Nullable Authority authority,
        Set<ManagementPermission> management,
        String name,
        ClientType type,
        Set<GrantType> grantTypes,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Set<String> origins,
        Set<Id<Role>> roles,
        ClientSettings settings,
        boolean suspended,
        long version) {
    public Client {
        management = Set.copyOf(management);
        grantTypes = Set.copyOf(grantTypes);
        redirectUris = Set.copyOf(redirectUris);
        postLogoutRedirectUris = Set.copyOf(postLogoutRedirectUris);
        origins = Set.copyOf(origins);
        roles = Set.copyOf(roles);
    }

    /** The form that searches look through. */
    public String searched() {
        return SearchText.form(name);
    }

    public boolean confidential() {
        return type == ClientType.CONFIDENTIAL;
    }

    public boolean may(GrantType grantType) {
        return grantTypes.contains(grantType);
    }

    /**
     * The sector: the host within which pairwise clients get one subject identifier for a user;
     * empty: there is none.
     */
    public Optional<String> sector() {
        return settings.subjects().sector(redirectUris);
    }

    /** Whether refresh tokens rotate: always for public clients (RFC 9700, section 4.14.2). */
    public boolean rotatesRefreshTokens() {
        return !confidential() || settings.tokens().rotateRefreshTokens();
    }
}
