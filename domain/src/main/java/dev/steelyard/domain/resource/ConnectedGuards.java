package dev.steelyard.domain.resource;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import java.util.List;

/**
 * Stores the last status report of each guard process, which authorizes requests in front of an
 * API. A report is removed a day after it came.
 */
public interface ConnectedGuards {
    /** The maximum of reports per resource server; the latest seen are kept. */
    int MOST = 1_000;

    /**
     * Stores a report if its number is above that of the stored one.
     *
     * @return false: the report is not newer
     */
    boolean put(ConnectedGuard guard);

    /** Removes a guard that has ended. */
    void remove(Id<ResourceServer> resourceServer, Id<ConnectedGuard> id);

    /** In the order of ids. */
    List<ConnectedGuard> list(ConnectedGuardFilter filter, PageRequest page);
}
