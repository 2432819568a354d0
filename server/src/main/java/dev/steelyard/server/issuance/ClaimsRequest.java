package dev.steelyard.server.issuance;

import dev.steelyard.domain.profile.RequestedClaims;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims that an authorization request asks for in its parameter {@code claims} (OpenID Connect
 * Core, section 5.5).
 *
 * @param named the claims to answer; those that this server doesn't know are left out
 * @param subjects the users that may log in, from all requested values of {@code sub}; null: any
 * @param acrs one of which the login must prove, where {@code acr} is essential (section 5.5.1.1);
 *     null: any
 */
public record ClaimsRequest(
        RequestedClaims named, @Nullable Set<String> subjects, @Nullable Set<String> acrs) {
    public static final ClaimsRequest NONE = new ClaimsRequest(RequestedClaims.NONE, null, null);
}
