package dev.steelyard.domain.grant;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A user's consent to a client, with the granted scopes and claims, and whether {@code
 * offline_access} was granted.
 *
 * @param everything the identifiers of the resource servers at which the consent covers all that
 *     the user's roles allow, since no permission scope was requested
 * @param scopes the scopes consented to; never {@code offline_access}, which has its own choice
 * @param claims the claims consented to beside those of the scopes
 * @param offline the choice about {@code offline_access}
 */
public record Consent(
        Id<User> user,
        Id<Client> client,
        Set<String> everything,
        Set<String> scopes,
        Set<StandardClaim> claims,
        Offline offline,
        Instant given) {
    /**
     * The choice about {@code offline_access}. A refusal is remembered, so that users are not
     * nagged.
     */
    public enum Offline {
        NOT_ASKED,
        REFUSED,
        GRANTED
    }

    public Consent {
        everything = Set.copyOf(everything);
        scopes = Set.copyOf(scopes);
        claims = Set.copyOf(claims);
    }

    /** This consent with another choice about {@code offline_access}. */
    public Consent withOffline(Offline other) {
        return new Consent(user, client, everything, scopes, claims, other, given);
    }

    /** Raised with each answer of the user to a consent page. */
    public long version() {
        return given.toEpochMilli();
    }

    /**
     * Whether a request for {@code asked} needs no new consent.
     *
     * @param named claims that it names beside its scopes
     * @param resource the identifier of the resource server that the token would be for; {@link
     *     #everything} covers only the servers that it names
     */
    public boolean covers(
            Collection<String> asked, Collection<StandardClaim> named, String resource) {
        var permissions = PermissionScopeFilter.permissionsIn(asked);
        var identity = new LinkedHashSet<>(asked);
        identity.removeAll(permissions);
        boolean offlineAsked = identity.remove("offline_access");
        var unknown = new LinkedHashSet<>(named);
        unknown.removeAll(claims);
        unknown.removeAll(StandardClaim.ofScopes(scopes));
        return scopes.containsAll(identity)
                && unknown.isEmpty()
                && (everything.contains(resource)
                        || (!permissions.isEmpty() && scopes.containsAll(permissions)))
                && (!offlineAsked || offline != Offline.NOT_ASKED);
    }
}
