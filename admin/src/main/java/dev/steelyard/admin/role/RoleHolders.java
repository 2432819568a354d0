package dev.steelyard.admin.role;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.role.RoleRemoval;
import java.util.List;

/**
 * The ids of the clients, members, open invitations and initial access tokens that have a role.
 *
 * @param invitations the open ones, which would give it
 * @param initialAccessTokens the open ones, whose clients would get it
 */
record RoleHolders(
        List<Id<Client>> clients,
        List<Id<User>> members,
        List<Id<Invitation>> invitations,
        List<Id<InitialAccessToken>> initialAccessTokens) {
    static RoleHolders of(OperationContext context, Role role) {
        var invitations =
                PageRequest.all(
                        page ->
                                context.tx()
                                        .invitations()
                                        .openInto(
                                                role.application(), role.id(), context.now(), page),
                        Invitation::id);
        var tokens =
                PageRequest.all(
                        page ->
                                context.tx()
                                        .initialAccessTokens()
                                        .list(role.application(), context.now(), page),
                        InitialAccessToken::id);
        return new RoleHolders(
                context.tx().clients().holding(role.id()),
                context.tx().memberships().holding(role.id()),
                invitations.stream().map(Invitation::id).toList(),
                tokens.stream()
                        .filter(token -> token.open(context.now()))
                        .filter(token -> token.template().roles().contains(role.id()))
                        .map(InitialAccessToken::id)
                        .toList());
    }

    /** The facts of a removed role; no other event records its former holders. */
    AuditedProperties facts(Role role) {
        return ManageRoles.facts(role)
                .with("clients", clients)
                .with("members", members)
                .with("invitations", invitations)
                .with("initial_access_tokens", initialAccessTokens);
    }

    /** The part of the removal that the actor may see. */
    RoleRemoval removal(Actor actor, Role role) {
        return new RoleRemoval(
                role,
                shown(actor, ManagementPermission.CLIENTS_READ, clients),
                shown(actor, ManagementPermission.MEMBERS_READ, members),
                shown(actor, ManagementPermission.MEMBERS_READ, invitations),
                shown(actor, ManagementPermission.CLIENTS_READ, initialAccessTokens));
    }

    private static <T> RoleRemoval.Holders<T> shown(
            Actor actor, ManagementPermission needed, List<Id<T>> all) {
        var shown =
                actor.holds(needed)
                        ? all.subList(0, Math.min(RoleRemoval.MAX, all.size()))
                        : List.<Id<T>>of();
        return new RoleRemoval.Holders<>(all.size(), List.copyOf(shown));
    }
}
