package dev.steelyard.domain.link;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;

/**
 * The user, client or server program that made an invitation, a transfer offer or an initial access
 * token. Its permissions are checked again when that is used.
 */
public sealed interface Inviter {
    /** Its name in audit events. */
    String who();

    /**
     * Whether it invites in an authority's name, so that the authority's staff may read the invited
     * address.
     */
    boolean isStaff();

    /** The program itself, at the operator's machine. */
    record Program() implements Inviter {
        @Override
        public String who() {
            return "system";
        }

        @Override
        public boolean isStaff() {
            return true;
        }
    }

    /**
     * A user or a client.
     *
     * @param at the API at which it has the right to invite: the management API for staff
     */
    record Principal(PrincipalRef ref, Id<ResourceServer> at) implements Inviter {
        @Override
        public String who() {
            var user = ref.user();
            return user == null ? "client:" + ref.client() : "user:" + user;
        }

        @Override
        public boolean isStaff() {
            return at.equals(BuiltInIds.MANAGEMENT);
        }
    }
}
