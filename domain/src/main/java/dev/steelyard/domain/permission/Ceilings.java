package dev.steelyard.domain.permission;

import dev.steelyard.domain.id.Id;
import java.util.Set;

/** The most that a reseller, and within it an application, may ever be given. */
public interface Ceilings {
    /** Names of permissions; empty where none was set: nothing may be given. */
    Set<String> of(Id<?> holder);

    void set(Id<?> holder, Set<String> permissions);
}
