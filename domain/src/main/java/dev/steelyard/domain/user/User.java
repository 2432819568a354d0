package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.TextNormalizer;

/**
 * A person who logs in, with e-mail address and name. No reseller owns a user (rule 9). The
 * password is stored apart.
 *
 * @param emailVerified true only after an e-mail proved the address
 * @param disabled whether it is disabled: sessions and refresh families have ended and all tokens
 *     are refused
 */
public record User(
        Id<User> id,
        EmailAddress email,
        String name,
        boolean emailVerified,
        boolean disabled,
        long version) {
    public User named(String other) {
        return new User(id, email, other, emailVerified, disabled, version);
    }

    /**
     * @param verified whether a mail proved the address
     */
    public User withAddress(EmailAddress address, boolean verified) {
        return new User(id, address, name, verified, disabled, version);
    }

    /** The form that searches compare. */
    public String normalisedName() {
        return TextNormalizer.of(name);
    }
}
