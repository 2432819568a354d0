package dev.steelyard.domain.grant;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Scopes;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a user allowed a client.
 *
 * @param everything the identifiers of the resource servers at which it allowed all that the user's
 *     roles allow: no permission scope was asked there
 * @param scopes the scopes it allowed; never {@code offline_access}, which has its own choice
 * @param claims what it allowed to be told beside the claims of those scopes
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
     * The choice about {@code offline_access}. A refusal is remembered, so that nobody is nagged.
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

    /** Raised each time that the user is asked and answers. */
    public long version() {
        return given.toEpochMilli();
    }

    /**
     * Whether a request for {@code asked} needs no further question.
     *
     * @param named claims that it names beside its scopes
     * @param resource the identifier of the resource server that the token would be for: everything
     *     at one is nothing at another
     */
    public boolean covers(
            Collection<String> asked, Collection<StandardClaim> named, String resource) {
        var permissions = Scopes.permissionsIn(asked);
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
