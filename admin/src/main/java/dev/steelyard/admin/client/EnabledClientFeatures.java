package dev.steelyard.admin.client;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import java.util.Set;

/**
 * The grant types and client authentication methods that are enabled on this server, and whether
 * tokens can be bound to certificates.
 *
 * @param grantTypes the enabled grant types
 * @param methods the enabled client authentication methods
 * @param certificates whether client certificates reach the server, so that tokens can be bound to
 *     them
 */
public record EnabledClientFeatures(
        Set<GrantType> grantTypes, Set<AuthenticationMethod> methods, boolean certificates) {
    public EnabledClientFeatures {
        grantTypes = Set.copyOf(grantTypes);
        methods = Set.copyOf(methods);
    }
}
