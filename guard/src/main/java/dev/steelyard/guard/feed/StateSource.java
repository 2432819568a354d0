package dev.steelyard.guard.feed;

import dev.steelyard.guard.principal.PrincipalApplication;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the guard with current permissions of users and clients and with changes to them, over
 * HTTP or from the authorization server's own process. Implementations are thread-safe, and every
 * method that asks the server throws {@link StateUnavailable} when it gets no answer.
 */
public interface StateSource {

    /** The state of a principal, never older than a change that was applied before the call. */
    PrincipalState state(PrincipalRef principal);

    /** Every application that the principal can reach. */
    List<PrincipalApplication> applications(PrincipalRef principal);

    /** Whether a live client registered that origin. */
    boolean hasOrigin(String origin);

    /** Whether a change revoked that value. */
    boolean revoked(Revocation.Kind kind, String value);

    /** The number of the last applied change. */
    long applied();

    /**
     * Applies changes at least up to {@code seq}; throws if the server doesn't know of it either.
     */
    void catchUp(long seq);

    /** The time since the changes were last confirmed to be complete, on a monotonic clock. */
    Duration silence();

    /** The failure of the last attempt to get changes, for the log; null: it succeeded. */
    default @Nullable String trouble() {
        return null;
    }
}
