package dev.steelyard.guard.principal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The current permissions of a user or client at one API, or the reason why all its tokens are
 * refused.
 *
 * @param principal by ids, also if a token has a pairwise subject identifier
 * @param asOf the number of the last change that this state has seen
 * @param live false: all tokens of the principal are refused
 * @param reason the reason why it isn't live, else null
 * @param application the one application of the client; null at the management API
 * @param authority at the management API {@code operator} or a reseller's id, else null
 * @param permissions not yet limited to the scopes of a token
 * @param confidential whether an API key is required beside the token
 * @param revoked recent revocations of this principal
 * @param dependsOn the keys of the changes that make this state stale
 */
public record PrincipalState(
        PrincipalRef principal,
        long asOf,
        boolean live,
        @Nullable String reason,
        @Nullable ApplicationState application,
        @Nullable String authority,
        List<String> roles,
        Set<String> permissions,
        boolean confidential,
        List<ApiKey> apiKeys,
        Set<String> origins,
        List<Revocation> revoked,
        Set<String> dependsOn) {

    public PrincipalState {
        roles = List.copyOf(roles);
        permissions = Set.copyOf(permissions);
        apiKeys = List.copyOf(apiKeys);
        origins = Set.copyOf(origins);
        revoked = List.copyOf(revoked);
        dependsOn = Set.copyOf(dependsOn);
    }
}
