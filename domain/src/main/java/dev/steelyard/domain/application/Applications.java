package dev.steelyard.domain.application;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface Applications {
    void insert(Application application);

    /** Whether it still had {@code application.version()} and was updated. */
    boolean update(Application application);

    Optional<Application> find(Id<Application> id);

    /**
     * As {@link #find}, and until the transaction ends no other may lock it: for rules that read,
     * then write (ceilings, roles, memberships).
     */
    Optional<Application> lock(Id<Application> id);

    /** Those of one reseller, or all where it is null. */
    List<Application> list(@Nullable Id<Reseller> reseller, Page page);
}
