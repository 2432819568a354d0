package dev.steelyard.admin.transfer;

import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.secret.Secret;

/**
 * An offer that was just made.
 *
 * @param code what it is accepted by: to be shown now or never
 */
public record MadeTransfer(Transfer transfer, Secret code) {}
