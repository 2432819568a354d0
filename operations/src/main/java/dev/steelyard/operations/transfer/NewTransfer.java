package dev.steelyard.operations.transfer;

import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.secret.Secret;

/**
 * A new offer.
 *
 * @param code accepts it; it is shown once
 */
public record NewTransfer(Transfer transfer, Secret code) {}
