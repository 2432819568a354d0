package dev.steelyard.domain.application;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores applications, which are customers' tenants. {@code Transaction} describes versions. */
public interface Applications {
    void insert(Application application);

    /** Whether it still had {@code application.version()} and was updated. */
    boolean update(Application application);

    Optional<Application> find(Id<Application> id);

    /** The applications of {@code ids} that exist, in one statement. */
    List<Application> findAll(Collection<Id<Application>> ids);

    /**
     * As {@link #find}, and until the transaction ends no other may lock it: for rules that read,
     * then write (ceilings, roles, memberships).
     */
    Optional<Application> lock(Id<Application> id);

    /**
     * @param now the time at which {@code filter.standing()} is evaluated
     */
    List<Application> list(ApplicationFilter filter, Instant now, PageRequest page);

    /** Those that run and whose term ends after {@code from} and not after {@code until}. */
    List<Application> ending(Instant from, Instant until, PageRequest page);

    /**
     * Another application of the reseller with the name of {@code application}, in any letter case;
     * the oldest if there are several.
     */
    Optional<Id<Application>> namesake(Application application);
}
