package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import java.util.List;
import java.util.Optional;

/**
 * Stores the staff members of the operator and of resellers, with their management permissions.
 * {@code Transaction} describes versions.
 */
public interface StaffMembers {
    /** Inserts or replaces; its version is counted by the store. */
    void put(Staff staff);

    boolean remove(Id<User> user);

    Optional<Staff> find(Id<User> user);

    List<Staff> of(Authority authority);

    /**
     * Blocks other callers until the transaction ends: for rules about the number of operators
     * (only one is the first, and the last one stays).
     */
    void lock();
}
