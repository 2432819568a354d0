package dev.steelyard.domain.link;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import java.util.Optional;

/** Stores offers to transfer applications to other resellers. An application has one at most. */
public interface Transfers {
    /** Inserts the offer, or replaces the application's earlier one. */
    void put(Transfer transfer);

    Optional<Transfer> find(Id<Transfer> id);

    Optional<Transfer> of(Id<Application> application);

    /** Removes the offer: of any number of concurrent calls exactly one answers true. */
    boolean remove(Id<Application> application);
}
