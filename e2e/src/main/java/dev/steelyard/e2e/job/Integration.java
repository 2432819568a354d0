package dev.steelyard.e2e.job;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import java.util.Map;
import java.util.Set;

/**
 * What the reseller has made: a role and a client that holds it.
 *
 * @param role its id
 */
public record Integration(Client client, String role) {

    /** Makes the role hold these permissions and no others. */
    public String give(ManagementCaller reseller, String... permissions) {
        return reseller.patch("/roles/" + role, Map.of("permissions", Set.of(permissions)))
                .expect(200)
                .toString();
    }
}
