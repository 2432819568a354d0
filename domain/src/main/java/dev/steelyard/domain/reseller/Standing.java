package dev.steelyard.domain.reseller;

/** How a reseller stands with the operator (rule 10). */
public enum Standing {
    ACTIVE,
    /** Its staff can do nothing, its applications run on. */
    FROZEN,
    /** Its applications stop. */
    CLOSED
}
