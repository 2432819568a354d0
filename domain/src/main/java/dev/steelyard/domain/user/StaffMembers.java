package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import java.util.List;
import java.util.Optional;

/** Stores staff members; {@code Transaction} describes versions. */
public interface StaffMembers {
    /** Inserts or replaces; its version is counted by the store. */
    void put(Staff staff);

    boolean remove(Id<User> user);

    Optional<Staff> find(Id<User> user);

    List<Staff> of(Authority authority);

    /**
     * Until the transaction ends no other passes this call: for rules about who is left (there is
     * one first operator, there is always a last one).
     */
    void lock();
}
