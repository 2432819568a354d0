package dev.steelyard.domain.permission;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stores the roles of applications, which are named sets of permissions. {@code Transaction}
 * describes versions.
 */
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

    /**
     * Those in a reseller's applications that hold any of {@code permissions} below their
     * application's ceiling, by id.
     *
     * @param limit how many at most
     */
    List<Role> holding(Id<Reseller> reseller, Set<String> permissions, int limit);

    /** How many {@link #holding} would answer without a limit. */
    int countHolding(Id<Reseller> reseller, Set<String> permissions);

    List<Role> list(Id<Application> application, RoleFilter filter, PageRequest page);
}
