package dev.steelyard.admin.client;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import java.util.Set;

/**
 * What this server has on of that which a client can be made for.
 *
 * @param grantTypes by which tokens can be asked for
 * @param methods by which clients can prove themselves
 * @param certificates whether clients' certificates arrive, so that tokens can be bound to them
 */
public record EnabledClientFeatures(
        Set<GrantType> grantTypes, Set<AuthenticationMethod> methods, boolean certificates) {
    public EnabledClientFeatures {
        grantTypes = Set.copyOf(grantTypes);
        methods = Set.copyOf(methods);
    }
}
