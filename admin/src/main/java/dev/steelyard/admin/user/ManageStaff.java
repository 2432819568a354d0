package dev.steelyard.admin.user;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.link.InvitationLinkReader;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.DelegationRules;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.user.StaffMember;
import dev.steelyard.operations.user.StaffOperations;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists, appoints and dismisses staff, who are users with management permissions for the operator
 * or a reseller. A user is staff of one authority. Staff gives, takes or changes only management
 * permissions that it holds, and there is always an operator left who can create staff.
 * Thread-safe.
 */
public final class ManageStaff {
    private final OperationRunner runner;
    private final RevocationService endings;

    public ManageStaff(OperationRunner runner, RevocationService endings) {
        this.runner = runner;
        this.endings = endings;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        StaffOperations.LIST,
                        call ->
                                list(
                                                call.actor(),
                                                call.filter(Filters.AUTHORITY),
                                                call.filter(Filters.EMAIL))
                                        .map(found -> Listing.all(wanted(call, found)))),
                bind(StaffOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        StaffOperations.PUT,
                        call -> put(call.actor(), call.id(), call.body(), call.expected())),
                bind(
                        StaffOperations.DELETE,
                        call -> delete(call.actor(), call.id(), call.expected())));
    }

    private static List<StaffMember> wanted(OperationCall<NoBody> call, List<StaffMember> members) {
        Predicate<StaffMember> named =
                call.passing(
                        Filters.QUERY,
                        (query, member) -> query.in(member.name()) || query.begins(member.user()));
        Predicate<StaffMember> holding =
                call.passing(
                        Filters.MANAGEMENT_PERMISSION,
                        (permission, member) -> member.permissions().contains(permission));
        return members.stream().filter(named.and(holding)).toList();
    }

    /**
     * @param authority null: the actor's own
     * @param email only the user with this address, which answers never show but an inviter knows;
     *     null: all
     */
    public Outcome<List<StaffMember>> list(
            Actor actor, @Nullable Authority authority, @Nullable EmailAddress email) {
        return runner.read(
                actor,
                StaffOperations.LIST,
                context -> {
                    var whose = authority == null ? actor.authority() : authority;
                    context.checkAuthority(whose);
                    var only = email == null ? null : email.normalised();
                    var members = new ArrayList<StaffMember>();
                    for (var staff : context.tx().staff().of(whose)) {
                        var person = context.user(staff.user());
                        if (only == null || person.email().normalised().equals(only)) {
                            members.add(StaffMember.of(staff, person));
                        }
                    }
                    return members;
                });
    }

    public Outcome<StaffMember> get(Actor actor, Id<User> user) {
        return runner.read(
                actor,
                StaffOperations.GET,
                context -> StaffMember.of(visible(context, user), context.user(user)));
    }

    /** Sets permissions. A reseller's staff adds new staff by invitation only. */
    public Outcome<StaffMember> put(
            Actor actor, Id<User> user, NewStaff command, @Nullable Long expected) {
        return runner.write(
                actor,
                StaffOperations.PUT,
                context -> {
                    context.tx().staff().lock();
                    var before =
                            actor.isOperator()
                                    ? context.tx().staff().find(user).orElse(null)
                                    : visible(context, user);
                    var person = context.user(user);
                    OperationContext.expect(expected, before == null ? 0 : before.version());
                    var after =
                            command.authority()
                                    .or(() -> Optional.ofNullable(before).map(Staff::authority))
                                    .orElseThrow(
                                            () ->
                                                    OperationRefusal.invalid(
                                                            "authority",
                                                            "operator, or the id of a reseller"));
                    context.checkAuthority(after);
                    set(context, before, new Staff(user, after, command.permissions(), 0));
                    return StaffMember.of(visible(context, user), person);
                });
    }

    public Outcome<StaffMember> delete(Actor actor, Id<User> user, @Nullable Long expected) {
        return runner.write(
                actor,
                StaffOperations.DELETE,
                context -> {
                    context.tx().staff().lock();
                    var staff = visible(context, user);
                    OperationContext.expect(expected, staff.version());
                    DelegationRules.touch(actor, staff.permissions());
                    context.tx().staff().remove(user);
                    LastOperatorRule.check(context.tx(), staff, staff.version());
                    endInvitations(context, staff);
                    endings.grants(context.tx(), user, new ClientSelection.OfManagement());
                    tell(context, "staff.delete", staff, Difference.between(facts(staff), null));
                    return StaffMember.of(staff, context.user(user));
                });
    }

    /**
     * Makes the user staff by an invitation, under the staff's lock; its inviter was checked again.
     */
    public static void join(
            AnonymousOperation context,
            Invitation invitation,
            Authority authority,
            User user,
            String who) {
        var before = context.tx().staff().find(user.id());
        if (before.isPresent() && !before.get().authority().equals(authority)) {
            throw OperationRefusal.forbidden(
                    RefusalCode.STAFF_ELSEWHERE, "You are staff of another authority");
        }
        Set<ManagementPermission> had = before.map(Staff::permissions).orElse(Set.of());
        var staff =
                new Staff(
                        user.id(),
                        authority,
                        DelegationRules.union(had, invitation.permissions()),
                        0);
        context.tx().staff().put(staff);
        context.tx().changed(ChangeKey.staff(user.id()));
        InvitationLinkReader.accepted(
                context,
                who,
                invitation,
                AuditSubject.of(authority.reseller(), "invitation", invitation.id()),
                user);
        context.recordAs(
                who,
                JournalEntry.of(
                        before.isEmpty() ? "staff.create" : "staff.update",
                        matter(staff),
                        Difference.between(
                                before.map(ManageStaff::facts).orElse(null), facts(staff))));
    }

    private void set(OperationContext context, @Nullable Staff before, Staff after) {
        Set<ManagementPermission> had = before == null ? Set.of() : before.permissions();
        boolean moved = before != null && !before.authority().equals(after.authority());
        DelegationRules.checkReceiver(after.authority(), after.permissions());
        // At another authority a permission gives other power: all are touched.
        DelegationRules.touch(
                context.actor(),
                moved
                        ? DelegationRules.union(had, after.permissions())
                        : DelegationRules.between(had, after.permissions()));
        var difference = Difference.between(before == null ? null : facts(before), facts(after));
        if (difference.isEmpty()) {
            return;
        }
        context.tx().staff().put(after);
        if (before != null) {
            LastOperatorRule.check(context.tx(), before, before.version());
            if (moved || !after.permissions().containsAll(had)) {
                endInvitations(context, before);
            }
            if (moved) {
                endings.grants(context.tx(), after.user(), new ClientSelection.OfManagement());
            }
        }
        if (before == null || !moved) {
            tell(context, before == null ? "staff.create" : "staff.update", after, difference);
        } else {
            // Neither authority learns of the other.
            tell(context, "staff.delete", before, Difference.between(facts(before), null));
            tell(context, "staff.create", after, Difference.between(null, facts(after)));
        }
    }

    /** Ends invitations by and to the user: a stored link must not bring back what was taken. */
    private static void endInvitations(OperationContext context, Staff taken) {
        var person = context.user(taken.user());
        for (var invitation :
                context.tx().invitations().openToStaff(taken.authority(), context.now())) {
            if (invitation.isTo(person)
                    || invitation.inviter().who().equals("user:" + person.id())) {
                InvitationLinkReader.end(
                        context,
                        invitation,
                        AuditSubject.of(
                                taken.authority().reseller(), "invitation", invitation.id()));
            }
        }
    }

    private static void tell(
            OperationContext context, String action, Staff staff, Difference difference) {
        context.tx().changed(ChangeKey.staff(staff.user()));
        context.record(JournalEntry.of(action, matter(staff), difference));
    }

    public static AuditedProperties facts(Staff staff) {
        return AuditedObjectConverter.of(StaffOperations.RECORDED, staff);
    }

    public static AuditSubject matter(Staff staff) {
        return AuditSubject.of(staff.authority().reseller(), "staff", staff.user());
    }

    private static Staff visible(OperationContext context, Id<User> user) {
        var own = context.actor().authority();
        return context.tx()
                .staff()
                .find(user)
                .filter(staff -> context.actor().isOperator() || staff.authority().equals(own))
                .orElseThrow(OperationRefusal::missing);
    }
}
