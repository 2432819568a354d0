package dev.steelyard.domain.reseller;

/**
 * The status of a reseller, which is active, frozen (its staff can do nothing) or closed (its
 * applications stop).
 */
public enum ResellerStatus {
    ACTIVE,
    /** Its staff can do nothing, its applications run on. */
    FROZEN,
    /** Its applications stop. */
    CLOSED
}
