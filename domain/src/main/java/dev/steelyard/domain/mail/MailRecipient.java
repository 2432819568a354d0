package dev.steelyard.domain.mail;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address that a mail goes to, and the reseller on whose behalf.
 *
 * @param owner the reseller that causes the mail and whose limit counts it; null: the platform
 * @param language tag of the language if the reader's profile has none, such as that of the
 *     browser; null: the configured one
 */
public record MailRecipient(
        EmailAddress address, @Nullable Id<Reseller> owner, @Nullable String language) {
    /** A recipient of the platform's own mails. */
    public static MailRecipient of(EmailAddress address) {
        return new MailRecipient(address, null, null);
    }
}
