package dev.steelyard.admin.invitation;

import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The details of an unused invitation that its page shows, such as the application and the invited
 * address.
 *
 * @param application the application's name; null for staff
 * @param company the company of the application; null for staff
 * @param authority null for members
 * @param reseller the name of the staff's reseller; null for members and the operator's staff
 */
public record OpenInvitation(
        EmailAddress email,
        @Nullable String application,
        @Nullable String company,
        @Nullable Authority authority,
        @Nullable String reseller,
        Instant expires) {}
