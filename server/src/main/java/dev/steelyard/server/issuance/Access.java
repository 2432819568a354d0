package dev.steelyard.server.issuance;

import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The principal, resource server and scope for which an access token is issued.
 *
 * @param scope granted, in the order asked; empty: all that the roles allow
 * @param login null for client credentials
 */
public record Access(
        PrincipalRef principal,
        ResourceServer resourceServer,
        Set<String> scope,
        @Nullable Login login) {}
