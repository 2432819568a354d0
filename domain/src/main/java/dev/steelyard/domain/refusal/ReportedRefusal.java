package dev.steelyard.domain.refusal;

import dev.steelyard.domain.principal.PrincipalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refusal at an API.
 *
 * @param reference the request's id, which the caller was told: 8 to 64 letters, digits, {@code .},
 *     {@code _} or {@code -}; unique only by chance
 * @param at when, by the guard's clock, but never later than the report came
 * @param principal who was refused; the client alone also where the guard didn't learn its user
 * @param code an error code of the guard, which may be newer than this server
 * @param method of HTTP; null where it was none that an operation can have, or no request
 * @param operation a path template such as {@code /{application}/documents}; null where it isn't
 *     known
 * @param permission what was needed; null where it isn't known, or nothing
 */
public record ReportedRefusal(
        String reference,
        Instant at,
        PrincipalRef principal,
        String code,
        @Nullable String method,
        @Nullable String operation,
        @Nullable String permission) {}
