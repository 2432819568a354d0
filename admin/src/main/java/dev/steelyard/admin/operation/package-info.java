/**
 * Runs operations: the actor, its permission, one transaction, idempotency, the rate of changes and
 * the outcome. A refusal is thrown as {@code OperationRefusal} inside this module only, so that the
 * transaction rolls back; callers see it as an {@code Outcome}.
 */
@NullMarked
package dev.steelyard.admin.operation;

import org.jspecify.annotations.NullMarked;
