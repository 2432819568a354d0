package dev.steelyard.domain.user;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * Stores users' memberships of applications, with their roles. {@code Transaction} describes
 * versions.
 */
public interface Memberships {
    /** Inserts or replaces; its version is counted by the store. */
    void put(Membership membership);

    boolean remove(Id<User> user, Id<Application> application);

    Optional<Membership> find(Id<User> user, Id<Application> application);

    int count(Id<Application> application);

    /** Every user who has the role, by id. */
    List<Id<User>> holding(Id<Role> role);

    List<Membership> ofUser(Id<User> user);

    /** In the order of users' ids; {@code page.after} is a user's id. */
    List<Membership> ofApplication(
            Id<Application> application, MemberFilter filter, PageRequest page);
}
