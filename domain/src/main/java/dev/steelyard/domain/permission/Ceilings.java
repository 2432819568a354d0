package dev.steelyard.domain.permission;

import dev.steelyard.domain.id.Id;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The most that a reseller, and within it an application, may ever be given. */
public interface Ceilings {
    /** Names of permissions; empty where none was set: nothing may be given. */
    Set<String> of(Id<?> holder);

    /** As {@link #of}, of several in one statement; those for which none was set are left out. */
    Map<Id<?>, Set<String>> ofAll(Collection<Id<?>> holders);

    /** As {@link #of}, with its version. */
    Ceiling find(Id<?> holder);

    /** Whether it still had {@code ceiling.version()} and was set; its version is then raised. */
    boolean set(Id<?> holder, Ceiling ceiling);
}
