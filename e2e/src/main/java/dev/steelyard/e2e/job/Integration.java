package dev.steelyard.e2e.job;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Management;
import java.util.Map;
import java.util.Set;

/**
 * A role and a client that holds it, both created by the reseller.
 *
 * @param role its id
 */
public record Integration(Client client, String role) {

    /** Makes the role hold these permissions and no others. */
    public String give(Management reseller, String... permissions) {
        return reseller.patch("/roles/" + role, Map.of("permissions", Set.of(permissions)))
                .expect(200)
                .toString();
    }
}
