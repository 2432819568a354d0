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
 * What registering clients get, and the most that they may choose.
 *
 * @param roles their own roles, for client credentials
 * @param grantTypes those that they may register for
 * @param methods how they may prove themselves
 * @param requirePkce false only by the operator; public clients need it all the same
 * @param tokenEndpointAudience as of {@link
 *     dev.steelyard.domain.client.metadata.ClientAuthentication}; true only by the operator
 * @param profile the security profile that they keep to, and can't leave; null: none
 * @param apiKey whether confidential ones get an API key
 * @param credentialLife how long their first secret, their API key and their own keys live; null:
 *     without end
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

    /** Whether it lets its clients do what only the operator may let them. */
    public boolean exempts() {
        return !requirePkce || tokenEndpointAudience;
    }
}
