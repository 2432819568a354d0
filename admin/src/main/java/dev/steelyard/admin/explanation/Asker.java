package dev.steelyard.admin.explanation;

import dev.steelyard.admin.operation.Actor;

/** Who gets an explanation: it advises what this caller can do. */
enum Asker {
    /** A client, or a staff member about its own request. */
    PRINCIPAL,
    RESELLER,
    OPERATOR;

    static Asker of(Actor actor) {
        return actor.isOperator() ? OPERATOR : RESELLER;
    }

    boolean isStaff() {
        return this != PRINCIPAL;
    }
}
