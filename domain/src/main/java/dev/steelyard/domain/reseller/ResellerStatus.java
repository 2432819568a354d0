package dev.steelyard.domain.reseller;

/** The status of a reseller (rule 10), which the operator sets to active, frozen or closed. */
public enum ResellerStatus {
    ACTIVE,
    /** Its staff can do nothing, its applications run on. */
    FROZEN,
    /** Its applications stop. */
    CLOSED
}
