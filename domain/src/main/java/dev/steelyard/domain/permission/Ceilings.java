package dev.steelyard.domain.permission;

import dev.steelyard.domain.id.Id;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Stores the ceilings of resellers and applications, which are the maximum sets of permissions that
 * roles may grant there.
 */
public interface Ceilings {
    /** Names of permissions; empty where none was set: nothing may be given. */
    Set<String> of(Id<?> holder);

    /** As {@link #of}, of several in one statement; those for which none was set are left out. */
    Map<Id<?>, Set<String>> ofAll(Collection<Id<?>> holders);

    /** As {@link #of}, with its version. */
    Ceiling find(Id<?> holder);

    /**
     * Replaces the ceiling, with its version raised; false where the stored version is not {@code
     * ceiling.version()}.
     */
    boolean set(Id<?> holder, Ceiling ceiling);
}
