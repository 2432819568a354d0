package dev.steelyard.guard.state;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a guard gets what it knows: over HTTP in an API, in process in the server itself.
 * Implementations are thread-safe, and every method that asks the server throws {@link
 * StateUnavailable} when it gets no answer.
 */
public interface StateSource {

    /** The state of a principal, never older than a change that was applied before the call. */
    PrincipalState state(PrincipalRef principal);

    /** Every application that the principal can reach. */
    List<ReachableApplication> applications(PrincipalRef principal);

    /** Whether a live client registered that origin. */
    boolean hasOrigin(String origin);

    /** Whether a change said that this was revoked. */
    boolean revoked(Revocation.Kind kind, String value);

    /** The number of the last change that was applied. */
    long applied();

    /**
     * Applies what happened since, at least up to that change; throws if the server doesn't know of
     * it either.
     */
    void catchUp(long seq);

    /** How long ago the changes were last confirmed to be complete, on a monotonic clock. */
    Duration silence();

    /** Why the last attempt to hear of changes failed, for the log; null: it didn't. */
    default @Nullable String trouble() {
        return null;
    }
}
