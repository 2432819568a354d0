package dev.steelyard.isolation;

import static dev.steelyard.isolation.Expected.DONE;
import static dev.steelyard.isolation.Expected.INVALID;
import static dev.steelyard.isolation.Expected.MISSING;
import static dev.steelyard.isolation.Expected.OPERATOR_ONLY;
import static dev.steelyard.isolation.Expected.OWN;
import static dev.steelyard.isolation.Expected.WITHOUT_PERMISSION;

/** Whose matter an operation is. */
enum Rule {
    /** Everybody's, without a token. */
    PUBLIC(DONE, DONE, DONE),
    /** Of everybody who manages at all. */
    ANY_STAFF(DONE, DONE, DONE),
    /** The operator's: no reseller's staff can hold the permission. */
    OPERATOR(WITHOUT_PERMISSION, WITHOUT_PERMISSION, WITHOUT_PERMISSION),
    /** The operator's, although resellers' staff can hold the permission. */
    OPERATOR_ALONE(OPERATOR_ONLY, WITHOUT_PERMISSION, OPERATOR_ONLY),
    /** About one reseller's thing. */
    TENANT(DONE, WITHOUT_PERMISSION, MISSING),
    /** About the reseller that the body names. */
    NAMED(DONE, WITHOUT_PERMISSION, INVALID),
    /** About all that the caller's authority has. */
    AUTHORITY(DONE, WITHOUT_PERMISSION, OWN),
    /** About what the caller may see in any case: at the least what is its own. */
    OWN_ALWAYS(DONE, DONE, OWN),
    /** About one thing of a reseller, which needs no permission where it is the caller's own. */
    OWN_THING(DONE, DONE, MISSING),
    /** About what all resellers share. */
    SHARED(DONE, WITHOUT_PERMISSION, DONE);

    private final Expected owner;
    private final Expected without;
    private final Expected other;

    Rule(Expected owner, Expected without, Expected other) {
        this.owner = owner;
        this.without = without;
        this.other = other;
    }

    Expected expected(Caller caller) {
        if (this == PUBLIC) {
            return DONE;
        }
        return switch (caller) {
            case OPERATOR -> DONE;
            case OWNER -> owner;
            case OWNER_WITHOUT -> without;
            case OTHER -> other;
            case FROZEN -> Expected.SUSPENDED;
            case CLIENT, USER -> Expected.OTHER_AUDIENCE;
            case NOBODY -> Expected.NO_TOKEN;
        };
    }
}
