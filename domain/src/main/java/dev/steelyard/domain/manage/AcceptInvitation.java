package dev.steelyard.domain.manage;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.invitation.Invitation;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.User;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The other end of an invitation: a person accepts it by the link, either as the user who is logged
 * in or as a new one. Links that don't work are missing, for whatever reason. Thread-safe.
 */
public final class AcceptInvitation {
    private final Acts acts;
    private final PasswordHasher passwords;

    AcceptInvitation(Acts acts, PasswordHasher passwords) {
        this.acts = acts;
        this.passwords = passwords;
    }

    /** What the link is for; it stays unused. */
    public Outcome<OpenInvitation> look(String link) {
        return acts.readByLink(
                Actor.stranger(null, null),
                act -> {
                    var invitation = Links.open(act, link);
                    var id = invitation.application();
                    return new OpenInvitation(
                            address(invitation),
                            id == null ? null : act.application(id).name(),
                            invitation.authority(),
                            invitation.expires());
                });
    }

    /**
     * @param user who is logged in; its address must be the one that was invited
     */
    public Outcome<Accepted> asUser(
            String link, Id<User> user, @Nullable String source, @Nullable String request) {
        return acts.writeByLink(
                Actor.stranger(source, request),
                act -> {
                    var invitation = Links.open(act, link);
                    var known = act.tx().users().find(user).orElseThrow(Refused::missing);
                    if (!known.email().normalised().equals(address(invitation).normalised())) {
                        throw Refused.forbidden(
                                "another_address", "The invitation is for another address");
                    }
                    return accept(act, invitation, known);
                });
    }

    /** Makes the user, with the address that was invited; it isn't verified by this. */
    public Outcome<Accepted> asNewUser(
            String link,
            String name,
            Password password,
            @Nullable String source,
            @Nullable String request) {
        // Looked at first, so that nobody without a link can keep the password hasher busy.
        return switch (look(link)) {
            case Outcome.Done<OpenInvitation> _ ->
                    NewUsers.<Accepted>refuse(password)
                            .orElseGet(
                                    () ->
                                            insert(
                                                    link,
                                                    name,
                                                    passwords.hash(password),
                                                    Actor.stranger(source, request)));
            case Outcome.Invalid<OpenInvitation> _,
                    Outcome.Forbidden<OpenInvitation> _,
                    Outcome.Missing<OpenInvitation> _,
                    Outcome.Conflict<OpenInvitation> _ ->
                    new Outcome.Missing<>();
        };
    }

    private Outcome<Accepted> insert(String link, String name, String phc, Actor stranger) {
        return acts.writeByLink(
                stranger,
                act -> {
                    var invitation = Links.open(act, link);
                    return accept(
                            act, invitation, NewUsers.insert(act, address(invitation), name, phc));
                });
    }

    private static Accepted accept(Act act, Invitation invitation, User user) {
        Links.use(act, invitation);
        var application = invitation.application();
        var authority = invitation.authority();
        if (application != null) {
            join(act, invitation, application, user);
        } else if (authority != null) {
            ManageStaff.join(act, invitation, authority, user);
        }
        return new Accepted(user.id(), application, authority);
    }

    private static void join(Act act, Invitation invitation, Id<Application> id, User user) {
        var application = act.hold(id);
        var roles = new HashSet<Id<Role>>();
        // Roles may have gone since the invitation.
        act.tx().roles().findAll(invitation.roles()).forEach(role -> roles.add(role.id()));
        var before = act.tx().memberships().find(user.id(), id);
        if (before.isEmpty()) {
            Inviting.roomForMember(act, id);
        }
        var had = before.map(Membership::roles).orElse(Set.of());
        roles.addAll(had);
        act.tx().memberships().put(new Membership(user.id(), id, roles, 0));
        act.tx().changed(ChangeKey.membership(user.id(), id));
        act.recordAs(
                "user:" + user.id(),
                "invitation.accept",
                "invitation:" + invitation.id(),
                application.reseller(),
                new Difference().with("application", id).change("roles", had, roles));
    }

    /** The first operator's link has none, and is accepted by {@link Bootstrap} only. */
    private static EmailAddress address(Invitation invitation) {
        var email = invitation.email();
        if (email == null) {
            throw Refused.missing();
        }
        return email;
    }
}
