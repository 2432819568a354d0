package dev.steelyard.operations.transfer;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;

/** The new reseller of an application. */
public record NewOwner(Id<Reseller> reseller, MoveTerms terms) {}
