package dev.steelyard.operations.audit;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.operations.schema.Listing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The users and clients that held a permission at an application at a past instant, with the audit
 * events that gave it to them. An event is null where the log does not hold it, or the caller may
 * not read it.
 *
 * @param completeSince the log is complete since then; null: since its first event
 * @param applicationCeiling the event that put the permission into the application's ceiling
 * @param resellerCeiling the event that put it into the reseller's ceiling
 * @param holders a page of them, by id
 */
public record PermissionHolders(
        String permission,
        Id<Application> application,
        Instant at,
        @Nullable Instant completeSince,
        @Nullable AuditEvent applicationCeiling,
        @Nullable AuditEvent resellerCeiling,
        Listing<Holder> holders) {
    /**
     * A user or a client.
     *
     * @param type {@code user} or {@code client}
     */
    public record Holder(String type, String id, List<Through> roles) {
        public String principal() {
            return type + ":" + id;
        }
    }

    /**
     * A role that gave the permission.
     *
     * @param given the event that gave the role to the principal
     * @param permitted the event that put the permission into the role
     */
    public record Through(
            String role,
            @Nullable String name,
            @Nullable AuditEvent given,
            @Nullable AuditEvent permitted) {}
}
