package dev.steelyard.operations.transfer;

/** The request to accept an offered application by the code of the offer. */
public record Acceptance(String code, MoveTerms terms) {}
