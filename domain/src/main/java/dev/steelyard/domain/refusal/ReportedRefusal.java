package dev.steelyard.domain.refusal;

import dev.steelyard.domain.principal.PrincipalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refused API request that a guard reported to the server, with caller, operation and error code.
 *
 * @param reference the request's id, which the caller was told: 8 to 64 letters, digits, {@code .},
 *     {@code _} or {@code -}; unique only by chance
 * @param at the time by the guard's clock, at the latest the arrival of the report
 * @param principal the refused caller; the client alone also where the guard didn't learn the user
 * @param code an error code of the guard, which may be newer than this server
 * @param method the HTTP method; null: not one of an operation, or no request
 * @param operation a path template such as {@code /{application}/documents}; null: not known
 * @param permission the required permission; null: not known, or none
 */
public record ReportedRefusal(
        String reference,
        Instant at,
        PrincipalRef principal,
        String code,
        @Nullable String method,
        @Nullable String operation,
        @Nullable String permission) {}
