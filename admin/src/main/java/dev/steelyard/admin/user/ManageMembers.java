package dev.steelyard.admin.user;

import static dev.steelyard.admin.binding.Binding.bind;
import static java.util.Objects.requireNonNull;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.link.InvitationLinkReader;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.rehearsal.PermissionEvaluator;
import dev.steelyard.admin.rehearsal.ReversedDecisionFinder;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.user.Member;
import dev.steelyard.operations.user.MemberOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists and removes members of an application, and sets their roles there. No staff, not even the
 * operator, can make a user a member: a user becomes one by accepting an invitation (rule 9).
 * Thread-safe.
 */
public final class ManageMembers {
    private static final String APPLICATION = "application";

    private final OperationRunner runner;
    private final RevocationService endings;

    public ManageMembers(OperationRunner runner, RevocationService endings) {
        this.runner = runner;
        this.endings = endings;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        MemberOperations.LIST,
                        call ->
                                list(
                                                call.actor(),
                                                call.id(APPLICATION),
                                                new MemberFilter(
                                                        call.filter(Filters.QUERY),
                                                        call.filter(Filters.EMAIL),
                                                        call.filter(Filters.ROLE)),
                                                call.page())
                                        .map(found -> call.paged(found, Member::user))),
                bind(
                        MemberOperations.GET,
                        call -> get(call.actor(), call.id(APPLICATION), call.id())),
                bind(
                                MemberOperations.PUT,
                                call ->
                                        put(
                                                call.actor(),
                                                call.id(APPLICATION),
                                                call.id(),
                                                call.body(),
                                                call.expected()))
                        .dryRun(
                                call ->
                                        tryPut(
                                                call.actor(),
                                                call.id(APPLICATION),
                                                call.id(),
                                                call.body(),
                                                call.expected())),
                bind(
                        MemberOperations.DELETE,
                        call ->
                                delete(
                                        call.actor(),
                                        call.id(APPLICATION),
                                        call.id(),
                                        call.expected())));
    }

    /** Lists members. No filter reveals whether a user who is no member has an account. */
    public Outcome<List<Member>> list(
            Actor actor, Id<Application> id, MemberFilter filter, PageRequest page) {
        return runner.read(
                actor,
                MemberOperations.LIST,
                context -> {
                    context.application(id);
                    var memberships = context.tx().memberships().ofApplication(id, filter, page);
                    var users = context.users(memberships);
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
        return runner.read(
                actor,
                MemberOperations.GET,
                context -> {
                    context.application(id);
                    var membership =
                            context.tx()
                                    .memberships()
                                    .find(user, id)
                                    .orElseThrow(OperationRefusal::missing);
                    return Member.of(membership, context.user(user));
                });
    }

    /** Sets the roles of a member. A user who is no member is missing, known or not. */
    public Outcome<Member> put(
            Actor actor,
            Id<Application> id,
            Id<User> user,
            Set<Id<Role>> roles,
            @Nullable Long expected) {
        return runner.write(
                actor,
                MemberOperations.PUT,
                context -> {
                    var application = context.hold(id);
                    var before =
                            context.tx()
                                    .memberships()
                                    .find(user, id)
                                    .orElseThrow(OperationRefusal::missing);
                    var person = context.user(user);
                    OperationContext.expect(expected, before.version());
                    RoleRules.ofApplication(context, application, roles);
                    if (before.roles().equals(roles)) {
                        return Member.of(before, person);
                    }
                    var after = new Membership(user, id, roles, 0);
                    context.tx().memberships().put(after);
                    context.tx().changed(ChangeKey.membership(user, id));
                    if (!roles.containsAll(before.roles())) {
                        endInvitations(context, application, person);
                    }
                    context.record(
                            JournalEntry.of(
                                    "membership.update",
                                    AuditSubject.in(application, "membership", user),
                                    Difference.between(facts(before), facts(after))));
                    return context.tx()
                            .memberships()
                            .find(user, id)
                            .map(membership -> Member.of(membership, person))
                            .orElseThrow(OperationRefusal::missing);
                });
    }

    /** A dry run of {@link #put}. */
    public Outcome<DryRun<Member>> tryPut(
            Actor actor,
            Id<Application> id,
            Id<User> user,
            Set<Id<Role>> roles,
            @Nullable Long expected) {
        return runner.read(
                actor,
                MemberOperations.PUT,
                context -> {
                    var application = context.application(id);
                    var before =
                            context.tx()
                                    .memberships()
                                    .find(user, id)
                                    .orElseThrow(OperationRefusal::missing);
                    OperationContext.expect(expected, before.version());
                    RoleRules.ofApplication(context, application, roles);
                    var now = PermissionEvaluator.now(context);
                    return new DryRun<>(
                            Member.of(
                                    new Membership(user, id, roles, before.version()),
                                    context.user(user)),
                            ReversedDecisionFinder.of(
                                    context,
                                    id,
                                    PermissionEvaluator.between(context, before.roles(), roles),
                                    now,
                                    now.assigning(ref -> user.equals(ref.user()), roles)));
                });
    }

    /**
     * Removes a member. Grants of the application's clients for the user end, and a new membership
     * does not restore them.
     */
    public Outcome<Member> delete(
            Actor actor, Id<Application> id, Id<User> user, @Nullable Long expected) {
        return runner.write(
                actor,
                MemberOperations.DELETE,
                context -> {
                    var application = context.hold(id);
                    var membership =
                            context.tx()
                                    .memberships()
                                    .find(user, id)
                                    .orElseThrow(OperationRefusal::missing);
                    OperationContext.expect(expected, membership.version());
                    context.tx().memberships().remove(user, id);
                    context.tx().changed(ChangeKey.membership(user, id));
                    endings.grants(context.tx(), user, new ClientSelection.OfApplication(id));
                    var person = context.user(user);
                    endInvitations(context, application, person);
                    context.record(
                            JournalEntry.gone(
                                    "membership.delete",
                                    AuditSubject.in(application, "membership", user),
                                    facts(membership)));
                    return Member.of(membership, person);
                });
    }

    /** Ends invitations to and by the member: a stored link must not bring back what was taken. */
    private static void endInvitations(
            OperationContext context, Application application, User person) {
        var open =
                PageRequest.all(
                        page ->
                                context.tx()
                                        .invitations()
                                        .openInto(application.id(), null, context.now(), page),
                        Invitation::id);
        for (var invitation : open) {
            if (invitation.isTo(person) || invitation.isByMember(person)) {
                InvitationLinkReader.end(
                        context,
                        invitation,
                        AuditSubject.in(application, "invitation", invitation.id()));
            }
        }
    }

    private static AuditedProperties facts(Membership membership) {
        return AuditedObjectConverter.of(MemberOperations.RECORDED, membership);
    }
}
