package dev.steelyard.domain.permission;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface Roles {
    /** Its name must be new in its application. */
    void insert(Role role);

    boolean update(Role role);

    /** Also takes it from every client and member that had it. */
    boolean remove(Id<Role> id);

    Optional<Role> find(Id<Role> id);

    Optional<Role> findByName(Id<Application> application, String name);

    /** Those of {@code ids} that exist, in one statement. */
    List<Role> findAll(Collection<Id<Role>> ids);

    int count(Id<Application> application);

    List<Role> list(Id<Application> application, Page page);
}
