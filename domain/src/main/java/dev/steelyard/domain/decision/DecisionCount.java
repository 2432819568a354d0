package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number of requests by one user or client to one API operation that guards allowed, or refused
 * with one error code.
 *
 * @param at the API
 * @param principal the caller; the client alone also where a guard didn't learn the user
 * @param operation a method and a path template, such as {@code GET /{application}/documents};
 *     null: not known, or a permission was asked for
 * @param permission the required permission; null: not known, or none
 * @param code the error code of a refusal, which may be newer than this server; null: allowed
 * @param requests how many since {@code first}, at least 1
 */
public record DecisionCount(
        PrincipalRef principal,
        Id<ResourceServer> at,
        @Nullable String operation,
        @Nullable String permission,
        @Nullable String code,
        long requests,
        Instant first,
        Instant last) {
    /** The code of a refusal for want of a permission, as guards report it. */
    public static final String PERMISSION_MISSING = "permission_missing";

    public boolean allowed() {
        return code == null;
    }
}
