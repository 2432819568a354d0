package dev.steelyard.guard.feed;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API request that the guard refused, with the error code and what is known of its caller,
 * operation and permission.
 *
 * @param reference the request's id
 * @param principal by ids, from a token that the issuer signed, or from an inquiry; the client
 *     alone where the token has a pairwise subject identifier and the state was not loaded; null:
 *     not known
 * @param method as in the request line, unchecked; null: there was no request
 * @param operation the API's declared operation; null: not known, or a permission was asked for
 * @param permission the required one; null: not known, or none
 */
public record RefusedCall(
        String reference,
        Instant at,
        @Nullable PrincipalRef principal,
        ErrorCode code,
        @Nullable String method,
        @Nullable Operation operation,
        @Nullable String permission) {}
