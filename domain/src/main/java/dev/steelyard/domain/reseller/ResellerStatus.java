package dev.steelyard.domain.reseller;

/** The standing of a reseller with the operator (rule 10). */
public enum ResellerStatus {
    ACTIVE,
    /** Its staff can do nothing, its applications run on. */
    FROZEN,
    /** Its applications stop. */
    CLOSED
}
