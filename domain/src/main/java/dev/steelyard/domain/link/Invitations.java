package dev.steelyard.domain.link;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores invitations to become a member of an application or staff. {@code Transaction} describes
 * versions.
 */
public interface Invitations {
    void insert(Invitation invitation);

    Optional<Invitation> find(Id<Invitation> id);

    /** Those into an application that are neither accepted nor ended, by id. */
    List<Invitation> openInto(
            Id<Application> application, @Nullable Id<Role> role, Instant now, PageRequest page);

    /** How many {@link #openInto} has in all. */
    int countOpenInto(Id<Application> application, Instant now);

    /** Ends all into an application that are not accepted. */
    void endInto(Id<Application> application);

    /** Those to an authority's staff that are neither accepted nor ended, by id. */
    List<Invitation> openToStaff(Authority authority, Instant now);

    /** How many {@link #openToStaff} has. */
    int countOpenToStaff(Authority authority, Instant now);

    /**
     * Takes one of its attempts by one conditional UPDATE: false once {@link
     * Invitation#MOST_ATTEMPTS} are taken.
     */
    boolean attempt(Id<Invitation> id);

    /** Records that its link went to the invited address only, by mail. */
    void markMailed(Id<Invitation> id);

    /** Whether its link went to the invited address only, so that its use proves the address. */
    boolean isMailed(Id<Invitation> id);

    /** Ends it: false where it is accepted or gone already. */
    boolean remove(Id<Invitation> id);

    /**
     * Accepts it by one conditional UPDATE: of any number of concurrent calls exactly one answers
     * true.
     */
    boolean accept(Id<Invitation> id, Instant now);
}
