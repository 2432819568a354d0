package dev.steelyard.admin.explanation;

import dev.steelyard.admin.operation.Actor;

/**
 * A kind of recipient of the explanation of a refused request, which is the request's own caller,
 * the staff of a reseller or the operator.
 */
enum ExplanationRecipient {
    /** A client, or a staff member about its own request. */
    PRINCIPAL,
    RESELLER,
    OPERATOR;

    static ExplanationRecipient of(Actor actor) {
        return actor.isOperator() ? OPERATOR : RESELLER;
    }

    boolean isStaff() {
        return this != PRINCIPAL;
    }
}
