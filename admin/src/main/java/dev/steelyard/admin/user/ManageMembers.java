package dev.steelyard.admin.user;

import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_WRITE;
import static java.util.Objects.requireNonNull;

import dev.steelyard.admin.link.Links;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.admin.rehearsal.Rehearsals;
import dev.steelyard.admin.rehearsal.Rights;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.BuiltIn;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.token.Reach;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members of applications and their roles there. Nobody can make a user a member, the operator
 * neither: a person becomes one by accepting an invitation (rule 9). Thread-safe.
 */
public final class ManageMembers {
    private final OperationRunner acts;
    private final Endings endings;

    public ManageMembers(OperationRunner acts, Endings endings) {
        this.acts = acts;
        this.endings = endings;
    }

    /** That somebody who is no member has an account is not told, whatever is looked for. */
    public Outcome<List<Member>> list(
            Actor actor, Id<Application> id, MemberFilter filter, Page page) {
        return acts.read(
                actor,
                MEMBERS_READ,
                act -> {
                    act.application(id);
                    var memberships = act.tx().memberships().ofApplication(id, filter, page);
                    var users = act.users(memberships);
                    var members = new ArrayList<Member>();
                    for (var membership : memberships) {
                        members.add(
                                Member.of(
                                        membership, requireNonNull(users.get(membership.user()))));
                    }
                    return members;
                });
    }

    public Outcome<Member> get(Actor actor, Id<Application> id, Id<User> user) {
        return acts.read(
                actor,
                MEMBERS_READ,
                act -> {
                    act.application(id);
                    var membership =
                            act.tx().memberships().find(user, id).orElseThrow(Refused::missing);
                    return Member.of(membership, act.user(user));
                });
    }

    /** Sets the roles of a member. A user who is no member is missing, known or not. */
    public Outcome<Member> put(
            Actor actor,
            Id<Application> id,
            Id<User> user,
            Set<Id<Role>> roles,
            @Nullable Long expected) {
        return acts.write(
                actor,
                MEMBERS_WRITE,
                act -> {
                    var application = act.hold(id);
                    var before =
                            act.tx().memberships().find(user, id).orElseThrow(Refused::missing);
                    var person = act.user(user);
                    OperationContext.expect(expected, before.version());
                    RoleRules.ofApplication(act, application, roles);
                    if (before.roles().equals(roles)) {
                        return Member.of(before, person);
                    }
                    var after = new Membership(user, id, roles, 0);
                    act.tx().memberships().put(after);
                    act.tx().changed(ChangeKey.membership(user, id));
                    if (!roles.containsAll(before.roles())) {
                        endInvitations(act, application, person);
                    }
                    act.record(
                            Entry.of(
                                    "membership.update",
                                    Matter.in(application, "membership", user),
                                    Difference.between(
                                            FactsOf.membership(before),
                                            FactsOf.membership(after))));
                    return act.tx()
                            .memberships()
                            .find(user, id)
                            .map(membership -> Member.of(membership, person))
                            .orElseThrow(Refused::missing);
                });
    }

    /** What {@link #put} would do, to the member at work too. */
    public Outcome<DryRun<Member>> tryPut(
            Actor actor,
            Id<Application> id,
            Id<User> user,
            Set<Id<Role>> roles,
            @Nullable Long expected) {
        return acts.read(
                actor,
                MEMBERS_WRITE,
                act -> {
                    var application = act.application(id);
                    var before =
                            act.tx().memberships().find(user, id).orElseThrow(Refused::missing);
                    OperationContext.expect(expected, before.version());
                    RoleRules.ofApplication(act, application, roles);
                    var now = Rights.now(act);
                    return new DryRun<>(
                            Member.of(
                                    new Membership(user, id, roles, before.version()),
                                    act.user(user)),
                            Rehearsals.of(
                                    act,
                                    id,
                                    Rights.between(act, before.roles(), roles),
                                    now,
                                    now.assigning(ref -> user.equals(ref.user()), roles)));
                });
    }

    /**
     * What clients of the application were given for the user ends, and stays ended when the user
     * becomes a member again.
     */
    public Outcome<Member> remove(
            Actor actor, Id<Application> id, Id<User> user, @Nullable Long expected) {
        return acts.write(
                actor,
                MEMBERS_WRITE,
                act -> {
                    var application = act.hold(id);
                    var membership =
                            act.tx().memberships().find(user, id).orElseThrow(Refused::missing);
                    OperationContext.expect(expected, membership.version());
                    act.tx().memberships().remove(user, id);
                    act.tx().changed(ChangeKey.membership(user, id));
                    endings.grants(act.tx(), user, new Reach.OfApplication(id));
                    var person = act.user(user);
                    endInvitations(act, application, person);
                    act.record(
                            Entry.gone(
                                    "membership.delete",
                                    Matter.in(application, "membership", user),
                                    FactsOf.membership(membership)));
                    return Member.of(membership, person);
                });
    }

    /** A link that was kept must not bring back what was taken: those to the person, and by it. */
    private static void endInvitations(OperationContext act, Application application, User person) {
        var open =
                Page.all(
                        page ->
                                act.tx()
                                        .invitations()
                                        .openInto(application.id(), null, act.now(), page),
                        Invitation::id);
        for (var invitation : open) {
            if (invitation.isTo(person) || isByMember(invitation, person)) {
                Links.end(act, invitation, Matter.in(application, "invitation", invitation.id()));
            }
        }
    }

    /** What it made as staff stands and falls with that. */
    private static boolean isByMember(Invitation invitation, User person) {
        return invitation.inviter() instanceof Inviter.Principal(var ref, var at)
                && person.id().equals(ref.user())
                && !at.equals(BuiltIn.MANAGEMENT);
    }
}
