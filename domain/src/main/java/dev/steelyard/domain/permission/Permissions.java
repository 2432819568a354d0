package dev.steelyard.domain.permission;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;
import java.util.Optional;

/** Stores the permissions of all APIs and the operator's role templates. */
public interface Permissions {
    /** Inserts or replaces the permission of that name; its version is counted by the store. */
    void put(Permission permission);

    boolean remove(String name);

    Optional<Permission> find(String name);

    List<Permission> of(Id<ResourceServer> resourceServer);

    List<Permission> list();

    /** Inserts or replaces the template of that name; its version is counted by the store. */
    void putTemplate(RoleTemplate template);

    boolean removeTemplate(String name);

    Optional<RoleTemplate> findTemplate(String name);

    List<RoleTemplate> templates();
}
