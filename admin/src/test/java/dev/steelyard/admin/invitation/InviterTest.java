package dev.steelyard.admin.invitation;

import static dev.steelyard.admin.running.Administration.done;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.operations.invitation.InvitationOperations.NewMember;
import dev.steelyard.operations.invitation.InvitationOperations.NewStaffMember;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import dev.steelyard.testkit.domain.StoredPassword;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A link gives what its inviter could still give at the moment when it is accepted. */
class InviterTest {
    private static final Administration ADMIN = new Administration();
    private static final Set<ManagementPermission> MUCH =
            Set.of(STAFF_WRITE, MEMBERS_WRITE, CLIENTS_READ, CLIENTS_WRITE);

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "North");
    private final String email = "rita" + tenant.reseller() + "@example.com";
    private final Id<User> rita = People.user(ADMIN, email);
    private final String friend = "friend" + tenant.reseller() + "@example.com";

    InviterTest() {
        staff(rita, MUCH);
    }

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private void staff(Id<User> user, Set<ManagementPermission> permissions) {
        done(
                ADMIN.manage
                        .staff()
                        .put(
                                Actor.system(),
                                user,
                                new NewStaff(Optional.of(tenant.authority()), permissions),
                                null));
    }

    private Actor actor() {
        return Actor.user(rita, tenant.authority(), MUCH, AuditOrigin.SYSTEM, null);
    }

    private String staffLink(Actor actor, String to, ManagementPermission... permissions) {
        return done(ADMIN.manage
                        .invitations()
                        .inviteStaff(
                                actor,
                                new NewStaffMember(
                                        new EmailAddress(to),
                                        Optional.of(tenant.authority()),
                                        Set.of(permissions))))
                .link()
                .reveal();
    }

    private String memberLink() {
        return done(ADMIN.manage
                        .invitations()
                        .invite(
                                actor(),
                                new Id<>(tenant.application()),
                                new NewMember(new EmailAddress(friend), Set.of())))
                .link()
                .reveal();
    }

    private static Outcome<AcceptedInvitation> accept(String link) {
        return ADMIN.manage
                .acceptInvitation()
                .asNewUser(link, "Friend", new Password(People.PASSWORD), null, null);
    }

    private static void assertOver(String link) {
        assertThat(ADMIN.manage.acceptInvitation().look(link)).isInstanceOf(Outcome.Missing.class);
        assertThat(accept(link)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void removedStaff_itsLinksAreOver_alsoWhenItComesBack() {
        var link = staffLink(actor(), friend, CLIENTS_READ);
        var member = memberLink();
        ADMIN.delete(tenant.staff(), "/staff/" + rita.hex()).done();
        assertOver(link);
        assertOver(member);
        staff(rita, MUCH);
        assertOver(link);
    }

    @Test
    void reducedStaff_givesNoMoreThanItHoldsNow() {
        var link = staffLink(actor(), friend, CLIENTS_WRITE);
        staff(rita, Set.of(STAFF_WRITE));
        assertOver(link);
        var member = memberLink();
        assertOver(member);
        staff(rita, Set.of(STAFF_WRITE, MEMBERS_WRITE));
        done(accept(member));
    }

    @Test
    void frozenReseller_itsStaffBringsInNobody() {
        var link = staffLink(actor(), friend, CLIENTS_READ);
        ADMIN.patch(ADMIN.operator, "/resellers/" + tenant.reseller(), Map.of("standing", "frozen"))
                .done();
        assertOver(link);
    }

    @Test
    void suspendedManagementClient_itsLinksAreOver() {
        var client =
                done(ADMIN.manage
                                .managementClients()
                                .create(
                                        Actor.system(),
                                        new NewManagementClient(
                                                "Scripts", tenant.authority(), MUCH)))
                        .client();
        var actor = Actor.client(client.id(), tenant.authority(), MUCH, AuditOrigin.SYSTEM);
        var link = staffLink(actor, friend, CLIENTS_READ);
        done(ADMIN.manage.clients().suspend(Actor.system(), client.id(), null));
        assertOver(link);
        done(ADMIN.manage.clients().revive(Actor.system(), client.id(), null));
        done(accept(link));
    }

    @Test
    void linkAddressedToReducedStaff_doesntBringBackWhatWasTaken() {
        var kept = staffLink(Actor.system(), email, CLIENTS_WRITE);
        staff(rita, Set.of(STAFF_WRITE));
        assertThat(
                        ADMIN.manage
                                .acceptInvitation()
                                .asUser(
                                        kept,
                                        StoredPassword.of(ADMIN.store(), rita),
                                        null,
                                        null,
                                        null))
                .isInstanceOf(Outcome.Missing.class);
        var fresh = staffLink(Actor.system(), email, CLIENTS_READ);
        staff(rita, Set.of(STAFF_WRITE, MEMBERS_WRITE));
        done(
                ADMIN.manage
                        .acceptInvitation()
                        .asUser(fresh, StoredPassword.of(ADMIN.store(), rita), null, null, null));
        var again = staffLink(Actor.system(), email, CLIENTS_WRITE);
        done(ADMIN.manage.staff().delete(Actor.system(), rita, null));
        assertThat(
                        ADMIN.manage
                                .acceptInvitation()
                                .asUser(
                                        again,
                                        StoredPassword.of(ADMIN.store(), rita),
                                        null,
                                        null,
                                        null))
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void oneself_isInvalid() {
        assertThat(
                        ADMIN.manage
                                .invitations()
                                .inviteStaff(
                                        actor(),
                                        new NewStaffMember(
                                                new EmailAddress(
                                                        email.toUpperCase(java.util.Locale.ROOT)),
                                                Optional.of(tenant.authority()),
                                                Set.of())))
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(
                        ADMIN.manage
                                .invitations()
                                .invite(
                                        actor(),
                                        new Id<>(tenant.application()),
                                        new NewMember(new EmailAddress(email), Set.of())))
                .isInstanceOf(Outcome.Invalid.class);
    }
}
