package dev.steelyard.admin.explanation;

import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.Refusal;
import dev.steelyard.domain.refusal.KeptRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, and what of it is so today.
 *
 * @param resourceServer null: it was an endpoint of this server, or the API is gone
 * @param alike how many refusals of the same principal are kept that say the same, this one
 *     included
 * @param now null: it was no decision of an API about a principal that is there
 */
public record ExplainedRefusal(
        KeptRefusal refusal,
        @Nullable ResourceServer resourceServer,
        int alike,
        @Nullable Today now) {

    /**
     * The same for somebody who may not know which user it was.
     *
     * @param member whether that is still a member; else that is all that is said of it
     */
    ExplainedRefusal withoutUser(boolean member) {
        return new ExplainedRefusal(
                refusal.withoutUser(),
                resourceServer,
                alike,
                now == null || member ? now : now.ofNoMember());
    }

    /** The same for somebody who may not know the roles of its application. */
    ExplainedRefusal withoutRoles() {
        return new ExplainedRefusal(
                refusal, resourceServer, alike, now == null ? null : now.withoutRoles());
    }

    /**
     * What the principal may do now.
     *
     * @param dead why no token of it is accepted; null: it is alive
     * @param stopped why its application doesn't run; null: it runs, or there is none
     * @param holds whether it effectively has the permission that was needed; null: none was
     * @param lacks what keeps it from that, empty where it has it
     * @param roles of its application, that hold the permission; null: whoever asks may not know
     */
    public record Today(
            @Nullable Refusal dead,
            @Nullable String stopped,
            @Nullable Boolean holds,
            List<Lack> lacks,
            @Nullable List<Role> roles) {
        private Today ofNoMember() {
            return new Today(Refusal.NOT_A_MEMBER, stopped, holds, lacks, roles);
        }

        private Today withoutRoles() {
            return new Today(dead, stopped, holds, lacks, null);
        }
    }

    /** What stands between a principal and a permission. */
    public enum Lack {
        /** The platform has it no more. */
        PERMISSION,
        /** Clients, or users, can't hold it. */
        KIND_OF_PRINCIPAL,
        RESELLER_CEILING,
        APPLICATION_CEILING,
        ROLE
    }
}
