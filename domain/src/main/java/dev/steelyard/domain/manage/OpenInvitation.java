package dev.steelyard.domain.manage;

import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page says to the holder of a link that still works.
 *
 * @param application the application's name; null for staff
 * @param authority null for members
 */
public record OpenInvitation(
        EmailAddress email,
        @Nullable String application,
        @Nullable Authority authority,
        Instant expires) {}
