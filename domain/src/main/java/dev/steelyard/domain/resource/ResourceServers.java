package dev.steelyard.domain.resource;

import dev.steelyard.domain.id.Id;
import java.util.List;
import java.util.Optional;

/**
 * Stores resource servers and the operations of their APIs. {@code Transaction} describes versions.
 */
public interface ResourceServers {
    /** Its identifier must be new. */
    void insert(ResourceServer resourceServer);

    boolean update(ResourceServer resourceServer);

    Optional<ResourceServer> find(Id<ResourceServer> id);

    Optional<ResourceServer> findByIdentifier(String identifier);

    /** All of them: an operator has a handful. */
    List<ResourceServer> list();

    List<Operation> operations(Id<ResourceServer> id);

    void replaceOperations(Id<ResourceServer> id, List<Operation> operations);

    /** Blocks other callers until the transaction ends: for the choice of the standard server. */
    void lock();
}
