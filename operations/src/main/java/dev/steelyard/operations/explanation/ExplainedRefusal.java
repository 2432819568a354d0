package dev.steelyard.operations.explanation;

import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.RefusalReason;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refused API or OAuth request with the reason, and the permissions that its user or client has
 * now.
 *
 * @param message what happened, and what to do about it
 * @param resourceServer null: an endpoint of this server refused, or the API is gone
 * @param alike the number of equal refusals of the principal that are kept, this one included
 * @param now null: no API decided about a principal that still exists
 */
public record ExplainedRefusal(
        StoredRefusal refusal,
        String message,
        @Nullable ResourceServer resourceServer,
        int alike,
        @Nullable Today now) {

    /**
     * The present rights of the principal.
     *
     * @param dead the reason why its tokens are refused; null: they are accepted
     * @param stopped the reason why its application is stopped; null: it runs, or there is none
     * @param holds whether it effectively has the permission that was needed; null: none was
     * @param lacks what keeps it from the permission; empty where it has it
     * @param roles of its application, that contain the permission; null: the caller may not know
     * @param message all that in words
     */
    public record Today(
            @Nullable RefusalReason dead,
            @Nullable String stopped,
            @Nullable Boolean holds,
            List<Lack> lacks,
            @Nullable List<Role> roles,
            String message) {
        /** Whether tokens of the principal are accepted. */
        public boolean live() {
            return dead == null && stopped == null;
        }

        /** Why they are not; null: they are. */
        public @Nullable String reason() {
            return dead == null ? stopped : dead.code();
        }

        public Today saying(String words) {
            return new Today(dead, stopped, holds, lacks, roles, words);
        }
    }

    /** An obstacle between a principal and a permission. */
    public enum Lack {
        /** The platform no longer has the permission. */
        PERMISSION,
        /** Clients, or users, can't hold it. */
        KIND_OF_PRINCIPAL,
        RESELLER_CEILING,
        APPLICATION_CEILING,
        ROLE
    }
}
