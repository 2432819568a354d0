package dev.steelyard.domain.link;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A single-use link that changes one thing of a user's account, such as its password. A link of one
 * purpose is refused at the page of another.
 *
 * @param maker who made it, as the audit log names actors; null: the server, on a request by mail
 * @param mailed whether only the user's address has received it, so that its use proves the address
 * @param newAddress the address that the link changes to; null for purposes that change none
 * @param used when it was used; null: not yet
 * @param ended when a change of the account ended it; null: no change did
 */
public record AccountLink(
        Id<AccountLink> id,
        SecretHash hash,
        Id<User> user,
        Purpose purpose,
        @Nullable String maker,
        boolean mailed,
        @Nullable EmailAddress newAddress,
        Instant expires,
        @Nullable Instant used,
        @Nullable Instant ended) {
    /** What an account link is for. */
    public enum Purpose {
        /** Sets a new password. */
        PASSWORD_RESET,
        /** Confirms a new address, at that address. */
        ADDRESS_CHANGE,
        /** Brings the address back, from the earlier address. */
        ADDRESS_UNDO,
        /** Adds a first second factor. */
        FACTOR_ENROLMENT
    }

    /**
     * A new link that only the user's mailbox receives.
     *
     * @param newAddress see the record
     */
    public static AccountLink mailed(
            Secret secret,
            Id<User> user,
            Purpose purpose,
            @Nullable EmailAddress newAddress,
            Instant expires) {
        return new AccountLink(
                secret.id(),
                secret.hash(),
                user,
                purpose,
                null,
                true,
                newAddress,
                expires,
                null,
                null);
    }

    /** Whether it can be used at {@code now}. */
    public boolean open(Instant now) {
        return used == null && ended == null && now.isBefore(expires);
    }
}
