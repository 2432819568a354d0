package dev.steelyard.domain.registration;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles and settings that dynamically registered clients get, and the grant types and methods
 * that they may choose (RFC 7591).
 *
 * @param roles their own roles, for client credentials
 * @param grantTypes grant types that they may register
 * @param methods authentication methods that they may register
 * @param requirePkce only the operator sets it to false; public clients need PKCE in any case
 * @param tokenEndpointAudience as of {@link
 *     dev.steelyard.domain.client.metadata.ClientAuthentication}; only the operator sets it
 * @param profile their security profile, which they can't leave; null: none
 * @param apiKey whether confidential clients get an API key
 * @param credentialLife how long their first secret, their API key and their own keys live; null:
 *     for ever
 */
public record RegistrationTemplate(
        Set<Id<Role>> roles,
        Set<GrantType> grantTypes,
        Set<AuthenticationMethod> methods,
        boolean requirePkce,
        boolean tokenEndpointAudience,
        @Nullable SecurityProfile profile,
        boolean apiKey,
        @Nullable Duration credentialLife) {
    public RegistrationTemplate {
        roles = Set.copyOf(roles);
        grantTypes = Set.copyOf(grantTypes);
        methods = Set.copyOf(methods);
    }

    /** Whether it gives clients exemptions that only the operator may give. */
    public boolean exempts() {
        return !requirePkce || tokenEndpointAudience;
    }
}
