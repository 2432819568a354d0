package dev.steelyard.domain.link;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import java.util.Optional;

/** Stores offers of applications; an application has one at most. */
public interface Transfers {
    /** In place of the one that the application had. */
    void put(Transfer transfer);

    Optional<Transfer> find(Id<Transfer> id);

    Optional<Transfer> of(Id<Application> application);

    /** Whether there was one: true for exactly one of any number of concurrent calls. */
    boolean remove(Id<Application> application);
}
