package dev.steelyard.domain.profile;

import java.util.EnumSet;
import java.util.Set;

/**
 * The claims that an authorization request names in its {@code claims} parameter (OpenID Connect
 * Core, section 5.5).
 *
 * @param userinfo to be answered by the userinfo endpoint
 * @param idToken to be answered in ID tokens
 */
public record RequestedClaims(Set<StandardClaim> userinfo, Set<StandardClaim> idToken) {
    public static final RequestedClaims NONE = new RequestedClaims(Set.of(), Set.of());

    public RequestedClaims {
        userinfo = Set.copyOf(userinfo);
        idToken = Set.copyOf(idToken);
    }

    /** The claims at both places, for the consent page. */
    public Set<StandardClaim> all() {
        var all = EnumSet.noneOf(StandardClaim.class);
        all.addAll(userinfo);
        all.addAll(idToken);
        return all;
    }
}
