package dev.steelyard.operations.transfer;

/**
 * A reseller's request to take over an application, with the transfer code from the present owner.
 */
public record TransferAcceptance(String code, MoveTerms terms) {}
