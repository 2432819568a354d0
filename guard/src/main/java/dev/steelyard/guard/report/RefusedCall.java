package dev.steelyard.guard.report;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.state.PrincipalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something that was refused.
 *
 * @param reference the request's id
 * @param principal by ids, of a token that the issuer signed, or as an inquiry says; the client
 *     alone where its user has another name and the state was not had; null: nobody is known
 * @param method as in the request line, so anything; null: there was no request
 * @param operation the one that the API has; null: it isn't known, or not what was asked for
 * @param permission what was needed; null: it isn't known, or nothing
 */
public record RefusedCall(
        String reference,
        Instant at,
        @Nullable PrincipalRef principal,
        ErrorCode code,
        @Nullable String method,
        @Nullable Operation operation,
        @Nullable String permission) {}
