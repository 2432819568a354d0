package dev.steelyard.domain.contact;

import dev.steelyard.domain.user.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail address, telephone number and web page by which a reseller, or the customer of an
 * application, is reached.
 *
 * @param email a role address, such as {@code support@}; null: none
 * @param confirmed whether a link that was mailed to the address was opened
 * @param telephone null: none
 * @param page an https URL; null: none
 * @param version counts its changes; 0: none was ever set
 */
public record Contact(
        @Nullable EmailAddress email,
        boolean confirmed,
        @Nullable String telephone,
        @Nullable String page,
        long version) {
    /** The contact where none was set. */
    public static final Contact NONE = new Contact(null, false, null, null, 0);

    /** The address that mails may go to: a confirmed one only. */
    public Optional<EmailAddress> recipient() {
        return confirmed ? Optional.ofNullable(email) : Optional.empty();
    }
}
