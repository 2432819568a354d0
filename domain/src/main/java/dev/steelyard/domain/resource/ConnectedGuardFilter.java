package dev.steelyard.domain.resource;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of guards, by API, by whether the guard is connected, and by whether its
 * permissions are outdated. A null component matches every guard.
 *
 * @param connected as {@link ConnectedGuard#connected} at {@code now}
 * @param behind whether changes were missing at the last report
 */
public record ConnectedGuardFilter(
        @Nullable Id<ResourceServer> resourceServer,
        @Nullable Boolean connected,
        @Nullable Boolean behind,
        Instant now) {}
