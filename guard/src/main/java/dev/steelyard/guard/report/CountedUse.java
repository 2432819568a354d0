package dev.steelyard.guard.report;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.state.PrincipalRef;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of one kind, counted.
 *
 * @param code null: allowed
 * @param first when about the first was, in epoch milliseconds
 * @param last when about the last was
 */
record CountedUse(
        PrincipalRef principal,
        @Nullable Operation operation,
        @Nullable String permission,
        @Nullable ErrorCode code,
        long count,
        long first,
        long last) {}
