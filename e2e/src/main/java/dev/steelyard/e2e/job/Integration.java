package dev.steelyard.e2e.job;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import java.util.Map;
import java.util.Set;

/**
 * A role and a client with that role, created by the reseller for the end-to-end checks.
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
