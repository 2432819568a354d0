package dev.steelyard.operations.user;

import dev.steelyard.domain.grant.Consent;
import org.jspecify.annotations.Nullable;

/**
 * A user's consent to an OAuth client as staff see it, without the user's email address.
 *
 * @param name that the user chose; null where the actor can't see the user as a member
 */
public record ConsentView(Consent consent, @Nullable String name) {}
