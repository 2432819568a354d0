package dev.steelyard.admin.audit;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who could do something at an application at an instant, and by whose acts.
 *
 * @param completeSince from when on the log tells all that this is found by; null: from its begin
 * @param applicationCeiling the act that put it into the application's ceiling; acts are null where
 *     the log doesn't tell, or not this reader
 * @param resellerCeiling the same of its reseller's
 * @param holders a page of them, by id
 */
public record PermissionHolders(
        String permission,
        Id<Application> application,
        Instant at,
        @Nullable Instant completeSince,
        @Nullable AuditEvent applicationCeiling,
        @Nullable AuditEvent resellerCeiling,
        List<Holder> holders) {
    /**
     * A user or a client.
     *
     * @param type {@code user} or {@code client}
     */
    public record Holder(String type, String id, List<Through> roles) {}

    /**
     * A role by which it could.
     *
     * @param given the act that gave it the role
     * @param permitted the act that put the permission into the role
     */
    public record Through(
            String role,
            @Nullable String name,
            @Nullable AuditEvent given,
            @Nullable AuditEvent permitted) {}
}
