package dev.steelyard.server.directory;

import static java.util.stream.Collectors.toMap;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A snapshot of all resource servers, by identifier, and all permissions, by name. */
public record Catalogue(
        Map<String, ResourceServer> resourceServers, Map<String, Permission> permissions) {
    public Catalogue {
        resourceServers = Map.copyOf(resourceServers);
        permissions = Map.copyOf(permissions);
    }

    static Catalogue of(List<ResourceServer> resourceServers, List<Permission> permissions) {
        return new Catalogue(
                resourceServers.stream()
                        .collect(toMap(ResourceServer::identifier, Function.identity())),
                permissions.stream().collect(toMap(Permission::name, Function.identity())));
    }

    /** The resource server that {@code resource} names (RFC 8707). */
    public Optional<ResourceServer> resourceServer(String identifier) {
        return Optional.ofNullable(resourceServers.get(identifier));
    }

    /**
     * The resource server of tokens of {@code client} when the request names no resource: the
     * standard API, or the management API for clients without an application.
     */
    public Optional<ResourceServer> standard(Client client) {
        boolean management = client.application() == null;
        return resourceServers.values().stream()
                .filter(server -> management ? server.builtIn() : server.standard())
                .findFirst();
    }

    public Optional<Permission> permission(String name) {
        return Optional.ofNullable(permissions.get(name));
    }

    /** The names of all permissions, in order. */
    public List<String> permissionNames() {
        return permissions.keySet().stream().sorted().toList();
    }
}
