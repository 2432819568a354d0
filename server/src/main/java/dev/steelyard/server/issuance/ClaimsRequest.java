package dev.steelyard.server.issuance;

import dev.steelyard.domain.profile.RequestedClaims;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parameter {@code claims} asks (OpenID Connect Core, section 5.5).
 *
 * @param named the claims to be told; those that this server doesn't know are left out
 * @param subjects who it may be, of all values that {@code sub} was asked with; null: anybody
 * @param acrs one of which the login must prove, as {@code acr} was asked for as essential (section
 *     5.5.1.1); null: any
 */
public record ClaimsRequest(
        RequestedClaims named, @Nullable Set<String> subjects, @Nullable Set<String> acrs) {
    public static final ClaimsRequest NONE = new ClaimsRequest(RequestedClaims.NONE, null, null);
}
