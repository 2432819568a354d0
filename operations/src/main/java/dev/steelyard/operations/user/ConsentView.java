package dev.steelyard.operations.user;

import dev.steelyard.domain.grant.Consent;
import org.jspecify.annotations.Nullable;

/**
 * A consent as staff see it, without the user's address (rule 9).
 *
 * @param name that the user chose; null where the actor can't see the user as a member
 */
public record ConsentView(Consent consent, @Nullable String name) {}
