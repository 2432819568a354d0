package dev.steelyard.domain.reseller;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Stores resellers, which are the sellers of the platform. {@code Transaction} describes versions.
 */
public interface Resellers {
    void insert(Reseller reseller);

    /** Whether it still had {@code reseller.version()} and was updated. */
    boolean update(Reseller reseller);

    Optional<Reseller> find(Id<Reseller> id);

    /** Those of {@code ids} that exist, in one statement. */
    List<Reseller> findAll(Collection<Id<Reseller>> ids);

    List<Reseller> list(ResellerFilter filter, PageRequest page);
}
