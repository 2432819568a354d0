package dev.steelyard.server.issuance;

import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The access of a token: its principal, resource server and scope.
 *
 * @param scope granted, in the order asked; empty: all that the roles allow
 * @param login null for client credentials
 */
public record Access(
        PrincipalRef principal,
        ResourceServer resourceServer,
        Set<String> scope,
        @Nullable Login login) {}
