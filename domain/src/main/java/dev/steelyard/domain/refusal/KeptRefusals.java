package dev.steelyard.domain.refusal;

import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.search.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores kept refusals. */
public interface KeptRefusals {
    /**
     * Adds in few statements. What is known already, by its reference, stays as it is: a batch may
     * come twice. Of a client that doesn't exist nothing is kept. Of a principal with more than
     * {@link KeptRefusal#OF_PRINCIPAL} the oldest go, and are counted.
     *
     * @return how many were added
     */
    int add(Collection<KeptRefusal> refusals);

    /** Adds to what was counted. */
    void count(Collection<NotKept> more);

    /** One that {@code sight} covers; else nothing, whether it is there or not. */
    Optional<KeptRefusal> find(String reference, Sight sight);

    /**
     * Those kept last first. A reseller finds by its user what concerns members of its
     * applications.
     *
     * @param page its {@code after} is the id of the oldest that was seen
     */
    List<KeptRefusal> list(RefusalFilter filter, Page page);

    /** How many of the same principal are kept that say the same of the same operation. */
    int alike(KeptRefusal refusal);

    /**
     * How many were counted only, of whatever user and code, since the begin of the day of {@code
     * filter}'s time; those of nobody that is known only where no client or application is named.
     */
    long notKept(RefusalFilter filter);
}
