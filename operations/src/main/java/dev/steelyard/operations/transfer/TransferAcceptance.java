package dev.steelyard.operations.transfer;

/** The acceptance of an offer, by its code. */
public record TransferAcceptance(String code, MoveTerms terms) {}
