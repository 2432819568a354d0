package dev.steelyard.admin.user;

import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;

import dev.steelyard.admin.link.Links;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.Delegation;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.token.Reach;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Staff: users who act in an authority's name. A user is staff of one authority. Nobody gives,
 * takes or changes management permissions that they don't hold, and there is always an operator
 * left who can make staff. Thread-safe.
 */
public final class ManageStaff {
    private final OperationRunner acts;
    private final Endings endings;

    public ManageStaff(OperationRunner acts, Endings endings) {
        this.acts = acts;
        this.endings = endings;
    }

    /**
     * @param authority null: the actor's own
     * @param email only who has this address: none is told, but whoever invited somebody knows it;
     *     null: all
     */
    public Outcome<List<StaffMember>> list(
            Actor actor, @Nullable Authority authority, @Nullable EmailAddress email) {
        return acts.read(
                actor,
                STAFF_WRITE,
                act -> {
                    var whose = authority == null ? actor.authority() : authority;
                    act.checkAuthority(whose);
                    var only = email == null ? null : email.normalised();
                    var members = new ArrayList<StaffMember>();
                    for (var staff : act.tx().staff().of(whose)) {
                        var person = act.user(staff.user());
                        if (only == null || person.email().normalised().equals(only)) {
                            members.add(StaffMember.of(staff, person));
                        }
                    }
                    return members;
                });
    }

    public Outcome<StaffMember> get(Actor actor, Id<User> user) {
        return acts.read(
                actor, STAFF_WRITE, act -> StaffMember.of(visible(act, user), act.user(user)));
    }

    /**
     * For a reseller's staff only its own staff is there: new staff comes by invitation.
     *
     * @param authority null: as it is
     */
    public Outcome<StaffMember> put(
            Actor actor,
            Id<User> user,
            @Nullable Authority authority,
            Set<ManagementPermission> permissions,
            @Nullable Long expected) {
        return acts.write(
                actor,
                STAFF_WRITE,
                act -> {
                    act.tx().staff().lock();
                    var before =
                            actor.isOperator()
                                    ? act.tx().staff().find(user).orElse(null)
                                    : visible(act, user);
                    var person = act.user(user);
                    OperationContext.expect(expected, before == null ? 0 : before.version());
                    var after =
                            authority == null && before != null ? before.authority() : authority;
                    if (after == null) {
                        throw Refused.invalid("authority", "operator, or the id of a reseller");
                    }
                    act.checkAuthority(after);
                    set(act, before, new Staff(user, after, permissions, 0));
                    return StaffMember.of(visible(act, user), person);
                });
    }

    public Outcome<StaffMember> remove(Actor actor, Id<User> user, @Nullable Long expected) {
        return acts.write(
                actor,
                STAFF_WRITE,
                act -> {
                    act.tx().staff().lock();
                    var staff = visible(act, user);
                    OperationContext.expect(expected, staff.version());
                    Delegation.touch(actor, staff.permissions());
                    act.tx().staff().remove(user);
                    LastOperator.check(act, staff, staff.version());
                    endInvitations(act, staff);
                    endings.grants(act.tx(), user, new Reach.OfManagement());
                    tell(
                            act,
                            "staff.delete",
                            staff,
                            Difference.between(FactsOf.staff(staff), null));
                    return StaffMember.of(staff, act.user(user));
                });
    }

    /** By an invitation, under the staff's lock: the one who made it still could. */
    public static void join(
            AnonymousOperation act,
            Invitation invitation,
            Authority authority,
            User user,
            String who) {
        var before = act.tx().staff().find(user.id());
        if (before.isPresent() && !before.get().authority().equals(authority)) {
            throw Refused.forbidden(
                    RefusalCode.STAFF_ELSEWHERE, "You are staff of another authority");
        }
        Set<ManagementPermission> had = before.map(Staff::permissions).orElse(Set.of());
        var staff =
                new Staff(user.id(), authority, Delegation.union(had, invitation.permissions()), 0);
        act.tx().staff().put(staff);
        act.tx().changed(ChangeKey.staff(user.id()));
        Links.accepted(
                act,
                who,
                invitation,
                Matter.of(authority.reseller(), "invitation", invitation.id()),
                user);
        act.recordAs(
                who,
                Entry.of(
                        before.isEmpty() ? "staff.create" : "staff.update",
                        matter(staff),
                        Difference.between(
                                before.map(FactsOf::staff).orElse(null), FactsOf.staff(staff))));
    }

    private void set(OperationContext act, @Nullable Staff before, Staff after) {
        Set<ManagementPermission> had = before == null ? Set.of() : before.permissions();
        boolean moved = before != null && !before.authority().equals(after.authority());
        Delegation.checkReceiver(after.authority(), after.permissions());
        // Moved to another authority, the same permission is another power: all are touched.
        Delegation.touch(
                act.actor(),
                moved
                        ? Delegation.union(had, after.permissions())
                        : Delegation.between(had, after.permissions()));
        var difference =
                Difference.between(
                        before == null ? null : FactsOf.staff(before), FactsOf.staff(after));
        if (difference.isEmpty()) {
            return;
        }
        act.tx().staff().put(after);
        if (before != null) {
            LastOperator.check(act, before, before.version());
            if (moved || !after.permissions().containsAll(had)) {
                endInvitations(act, before);
            }
            if (moved) {
                endings.grants(act.tx(), after.user(), new Reach.OfManagement());
            }
        }
        if (before == null || !moved) {
            tell(act, before == null ? "staff.create" : "staff.update", after, difference);
        } else {
            // Neither authority is told of the other.
            tell(act, "staff.delete", before, Difference.between(FactsOf.staff(before), null));
            tell(act, "staff.create", after, Difference.between(null, FactsOf.staff(after)));
        }
    }

    /** A link that was kept must not bring back what was taken: those by the person, and to it. */
    private static void endInvitations(OperationContext act, Staff taken) {
        var person = act.user(taken.user());
        for (var invitation : act.tx().invitations().openToStaff(taken.authority(), act.now())) {
            if (invitation.isTo(person)
                    || invitation.inviter().who().equals("user:" + person.id())) {
                Links.end(
                        act,
                        invitation,
                        Matter.of(taken.authority().reseller(), "invitation", invitation.id()));
            }
        }
    }

    private static void tell(
            OperationContext act, String action, Staff staff, Difference difference) {
        act.tx().changed(ChangeKey.staff(staff.user()));
        act.record(Entry.of(action, matter(staff), difference));
    }

    public static Matter matter(Staff staff) {
        return Matter.of(staff.authority().reseller(), "staff", staff.user());
    }

    private static Staff visible(OperationContext act, Id<User> user) {
        var own = act.actor().authority();
        return act.tx()
                .staff()
                .find(user)
                .filter(staff -> act.actor().isOperator() || staff.authority().equals(own))
                .orElseThrow(Refused::missing);
    }
}
