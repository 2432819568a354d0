package dev.steelyard.domain.refusal;

import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.search.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Stores refused requests, so that callers can look up the reason by the request id in the error
 * response.
 */
public interface StoredRefusals {
    /**
     * Inserts in few statements. A refusal with a known reference is skipped, since a batch may
     * come twice; so are refusals of clients that don't exist. Beyond {@link
     * StoredRefusal#OF_PRINCIPAL} of a principal, and {@link StoredRefusal#UNPROVED} of a client
     * for a redirect URI, the oldest are removed and counted.
     *
     * @return how many were added
     */
    int add(Collection<StoredRefusal> refusals);

    /** Adds to the counts. */
    void count(Collection<RefusalCount> more);

    /**
     * Finds a refusal that {@code sight} covers; empty where there is none, or it is not covered.
     */
    Optional<StoredRefusal> find(String reference, Sight sight);

    /**
     * The latest first. By user, a reseller finds only refusals at applications of which the user
     * is a member.
     *
     * @param page its {@code after} is the id of the oldest seen so far
     */
    List<StoredRefusal> list(RefusalFilter filter, PageRequest page);

    /** Counts the stored refusals of the same principal with the same code and operation. */
    int alike(StoredRefusal refusal);

    /**
     * The number of refusals that were only counted, for all users and codes, since the start of
     * the day of {@code filter}'s time; refusals of unknown clients count only where the filter
     * names no client or application.
     */
    long notKept(RefusalFilter filter);
}
