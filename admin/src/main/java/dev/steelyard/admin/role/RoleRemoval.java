package dev.steelyard.admin.role;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.user.User;
import java.util.List;

/**
 * What the removal of a role takes from whom.
 *
 * @param invitations the open ones, which would have given it
 * @param initialAccessTokens the open ones, whose clients would have got it
 */
public record RoleRemoval(
        Role role,
        Losers<Client> clients,
        Losers<User> members,
        Losers<Invitation> invitations,
        Losers<InitialAccessToken> initialAccessTokens) {
    /** How many ids an answer names. */
    private static final int MOST = 100;

    /**
     * Those of one kind.
     *
     * @param count all of them
     * @param ids at most {@link #MOST}, in their order; none where the actor may not list them
     */
    public record Losers<T>(int count, List<Id<T>> ids) {
        private static <T> Losers<T> of(
                OperationContext act, ManagementPermission needed, List<Id<T>> all) {
            var shown =
                    act.actor().holds(needed)
                            ? all.subList(0, Math.min(MOST, all.size()))
                            : List.<Id<T>>of();
            return new Losers<>(all.size(), List.copyOf(shown));
        }
    }

    static RoleRemoval of(OperationContext act, Role role, RoleHolders losers) {
        return new RoleRemoval(
                role,
                Losers.of(act, ManagementPermission.CLIENTS_READ, losers.clients()),
                Losers.of(act, ManagementPermission.MEMBERS_READ, losers.members()),
                Losers.of(act, ManagementPermission.MEMBERS_READ, losers.invitations()),
                Losers.of(act, ManagementPermission.CLIENTS_READ, losers.initialAccessTokens()));
    }
}
