package dev.steelyard.domain.mail;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.util.Optional;

/**
 * A mail that is due.
 *
 * @param owner the reseller that causes it; empty: the platform
 */
public record WaitingMail(Id<Mail> mail, Optional<Id<Reseller>> owner) {}
