package dev.steelyard.admin.invitation;

import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.link.InvitationMailer;
import dev.steelyard.admin.link.InvitationWriter;
import dev.steelyard.admin.link.InviterRules;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Invites a user to an application on behalf of one of its members or clients, through the
 * application's API. The inviter can give only what it effectively holds there (rule 3).
 * Thread-safe.
 */
public final class InviteMembers {
    private final OperationRunner runner;
    private final LinkLifetimes lifetimes;
    private final InvitationMailer mailer;

    public InviteMembers(OperationRunner runner, LinkLifetimes lifetimes, InvitationMailer mailer) {
        this.runner = runner;
        this.lifetimes = lifetimes;
        this.mailer = mailer;
    }

    /**
     * @param inviter its present state, read by the caller that checked its token
     * @param at the API that received the request
     * @param permissions effective for that token: those of the state, limited by the token's
     *     scopes
     * @param roles names of roles of the inviter's application
     */
    public Outcome<CreatedInvitation> invite(
            PrincipalState inviter,
            Id<ResourceServer> at,
            Set<String> permissions,
            String email,
            Set<String> roles,
            @Nullable String source,
            @Nullable String request) {
        return runner.writeAnonymously(
                source,
                request,
                context -> {
                    var tenancy = inviter.tenancy();
                    if (inviter.refusal() != null || tenancy == null) {
                        throw OperationRefusal.missing();
                    }
                    if (!permissions.contains(InviterRules.MEMBERS_PERMISSION)) {
                        throw OperationRefusal.forbidden(
                                RefusalCode.PERMISSION_MISSING,
                                "This needs " + InviterRules.MEMBERS_PERMISSION);
                    }
                    var application = context.hold(tenancy.application().id());
                    var address = InvitationWriter.address(email);
                    var given = new ArrayList<Role>();
                    for (var name : roles) {
                        given.add(
                                context.tx()
                                        .roles()
                                        .findByName(application.id(), name)
                                        .orElseThrow(InviteMembers::unknownRole));
                    }
                    var beyond = InviterRules.beyond(context, permissions, given);
                    if (!beyond.isEmpty()) {
                        throw OperationRefusal.forbidden(
                                RefusalCode.BEYOND_OWN,
                                "You don't hold here: " + String.join(", ", beyond));
                    }
                    var made =
                            InvitationWriter.toApplication(
                                    context,
                                    new Inviter.Principal(inviter.ref(), at),
                                    application,
                                    address,
                                    ids(given),
                                    lifetimes.invitation());
                    return mailer.toMember(context, made, application, address, ids(given));
                });
    }

    private static OperationRefusal unknownRole() {
        return OperationRefusal.invalid("roles", "Names of roles of this application");
    }

    private static Set<Id<Role>> ids(List<Role> roles) {
        return roles.stream().map(Role::id).collect(Collectors.toSet());
    }
}
