package dev.steelyard.server.directory;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The platform's resource servers and permissions, from one snapshot. Immutable. */
public final class Catalogue {
    private final Map<String, ResourceServer> byIdentifier = new HashMap<>();
    private final Map<String, Permission> permissions = new HashMap<>();

    Catalogue(List<ResourceServer> resourceServers, List<Permission> permissions) {
        resourceServers.forEach(server -> byIdentifier.put(server.identifier(), server));
        permissions.forEach(permission -> this.permissions.put(permission.name(), permission));
    }

    /** The resource server that {@code resource} names (RFC 8707). */
    public Optional<ResourceServer> resourceServer(String identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier));
    }

    /**
     * Where tokens of {@code client} are for when the request names no resource: the standard API,
     * or the management API for clients that have no application.
     */
    public Optional<ResourceServer> standard(Client client) {
        boolean management = client.application() == null;
        return byIdentifier.values().stream()
                .filter(server -> management ? server.builtIn() : server.standard())
                .findFirst();
    }

    public Optional<Permission> permission(String name) {
        return Optional.ofNullable(permissions.get(name));
    }

    /** All of them, by name. */
    public List<String> permissionNames() {
        return permissions.keySet().stream().sorted().toList();
    }
}
