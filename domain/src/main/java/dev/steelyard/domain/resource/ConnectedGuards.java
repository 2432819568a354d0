package dev.steelyard.domain.resource;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.Page;
import java.util.List;

/** Stores reports of guards. A report is removed a day after it came. */
public interface ConnectedGuards {
    /** So many are kept of one resource server: those that were seen last. */
    int MOST = 1_000;

    /**
     * Keeps what a guard says, where the number of its report is above the one that is kept.
     *
     * @return false: it isn't, so that the report came before
     */
    boolean put(ConnectedGuard guard);

    /** Forgets one that has ended. */
    void remove(Id<ResourceServer> resourceServer, Id<ConnectedGuard> id);

    /** In the order of ids. */
    List<ConnectedGuard> list(GuardFilter filter, Page page);
}
