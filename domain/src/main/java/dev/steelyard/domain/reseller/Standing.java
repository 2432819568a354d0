package dev.steelyard.domain.reseller;

/** The status of a reseller: active, frozen or closed by the operator (rule 10). */
public enum Standing {
    ACTIVE,
    /** Its staff can do nothing, its applications run on. */
    FROZEN,
    /** Its applications stop. */
    CLOSED
}
