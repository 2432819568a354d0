package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.Normal;

/**
 * A person who logs in; belongs to nobody (rule 9). How it logs in is kept apart.
 *
 * @param emailVerified true only after a mail proved the address
 * @param disabled its sessions and refresh families have ended and no token of it is accepted
 */
public record User(
        Id<User> id,
        EmailAddress email,
        String name,
        boolean emailVerified,
        boolean disabled,
        long version) {
    /** The form that searches compare. */
    public String normalisedName() {
        return Normal.of(name);
    }
}
