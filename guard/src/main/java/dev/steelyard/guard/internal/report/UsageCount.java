package dev.steelyard.guard.internal.report;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The number of decisions that a guard made for one principal, operation and outcome since its last
 * report.
 *
 * @param code null: allowed
 * @param first the approximate time of the first, in epoch milliseconds
 * @param last the approximate time of the last
 */
record UsageCount(
        PrincipalRef principal,
        @Nullable Operation operation,
        @Nullable String permission,
        @Nullable ErrorCode code,
        long count,
        long first,
        long last) {}
