package dev.steelyard.operations.use;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The number of allowed and refused requests by one client to one operation of a guarded API.
 *
 * @param principal whether the client acted for itself or for users
 * @param operation method and path template; null: not known, or the API asked for a permission
 * @param permission the permission that was needed; null: not known, or none
 * @param allowed the number of requests since {@code first}
 * @param refused the number of requests since {@code first}
 * @param codes of the refusals
 */
public record OperationUse(
        Id<ResourceServer> at,
        Id<Client> client,
        PrincipalKind principal,
        @Nullable String operation,
        @Nullable String permission,
        long allowed,
        long refused,
        Set<String> codes,
        Instant first,
        Instant last) {}
