package dev.steelyard.domain.use;

import dev.steelyard.domain.principal.PrincipalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of one kind, counted by one guard since it last said so.
 *
 * @param principal whose; the client alone also where the guard didn't learn its user
 * @param operation method and path template, {@code GET /{application}/documents}; null where it
 *     isn't known, or a permission was asked for
 * @param permission what was needed; null: it isn't known, or nothing
 * @param code null: allowed; else the error code of the refusals
 * @param count at least 1
 * @param first about when the first was, by the guard's clock
 * @param last about when the last was, never before the first nor later than the report came
 */
public record ReportedUse(
        PrincipalRef principal,
        @Nullable String operation,
        @Nullable String permission,
        @Nullable String code,
        long count,
        Instant first,
        Instant last) {}
