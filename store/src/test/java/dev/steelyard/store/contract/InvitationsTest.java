package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationsTest extends StoreContract {
    @Test
    void inserted_isFoundAsItWas() {
        var application = world.application();
        var member =
                new Invitation(
                        world.id(),
                        world.hash(),
                        new Inviter.Principal(new PrincipalRef(world.id(), world.id()), world.id()),
                        new EmailAddress("Ada@Example.com"),
                        application.id(),
                        Set.of(world.role(application, "A").id()),
                        null,
                        Set.of(),
                        world.now().plusSeconds(60),
                        0,
                        null);
        var operator = operator();
        world.write(tx -> tx.invitations().insert(member));

        assertThat(find(tx -> tx.invitations().find(member.id()))).contains(member);
        assertThat(find(tx -> tx.invitations().find(operator.id()))).contains(operator);
    }

    @Test
    void acceptedTwice_trueThenFalse() {
        var invitation = operator();

        assertThat(accept(invitation)).isTrue();
        assertThat(accept(invitation)).isFalse();
        assertThat(find(tx -> tx.invitations().find(invitation.id())).orElseThrow().used())
                .isEqualTo(world.now());
    }

    @Test
    void mailed_onceItIsMarked() {
        var invitation = operator();
        assertThat(store.<Boolean>read(tx -> tx.invitations().isMailed(invitation.id()))).isFalse();

        world.write(tx -> tx.invitations().markMailed(invitation.id()));

        assertThat(store.<Boolean>read(tx -> tx.invitations().isMailed(invitation.id()))).isTrue();
    }

    @Test
    void expired_isNotAccepted() {
        var invitation = operator();
        clock.move(Duration.ofSeconds(60));

        assertThat(accept(invitation)).isFalse();
    }

    @Test
    void fiftyThreadsWithOneLink_oneAccepts() throws Exception {
        var invitation = operator();

        assertThat(Crowd.of(50, () -> accept(invitation))).containsOnlyOnce(true);
    }

    @Test
    void attempts_endAtTheMost() throws Exception {
        var invitation = operator();

        var answers =
                Crowd.of(
                        Invitation.MOST_ATTEMPTS + 5,
                        () ->
                                store.<Boolean>write(
                                        tx -> tx.invitations().attempt(invitation.id())));

        assertThat(answers.stream().filter(taken -> taken)).hasSize(Invitation.MOST_ATTEMPTS);
        assertThat(find(tx -> tx.invitations().find(invitation.id())).orElseThrow().attempts())
                .isEqualTo(Invitation.MOST_ATTEMPTS);
    }

    @Test
    void removed_isGone_acceptedIsKept() {
        var open = operator();
        var used = operator();
        accept(used);

        assertThat(remove(open)).isTrue();
        assertThat(remove(open)).isFalse();
        assertThat(remove(used)).isFalse();
        assertThat(accept(open)).isFalse();
        assertThat(find(tx -> tx.invitations().find(used.id()))).isPresent();
    }

    @Test
    void open_areListedByWhatTheyAreFor_usedAndEndedOnesNot() {
        var application = world.application();
        var one = into(application);
        var other = into(application);
        boolean ordered = one.id().compareTo(other.id()) < 0;
        var first = ordered ? one : other;
        var second = ordered ? other : one;
        var used = into(application);
        into(world.application());
        var authority = new Authority.OfReseller(application.reseller());
        var staff = staff(authority);
        accept(used);

        assertThat(open(application, PageRequest.FIRST)).containsExactly(first, second);
        assertThat(open(application, new PageRequest(first.id().hex(), 1))).containsExactly(second);
        assertThat(list(tx -> tx.invitations().openToStaff(authority, world.now())))
                .containsExactly(staff);

        clock.move(Duration.ofSeconds(60));
        assertThat(open(application, PageRequest.FIRST)).isEmpty();
        assertThat(list(tx -> tx.invitations().openToStaff(authority, world.now()))).isEmpty();
    }

    private List<Invitation> open(Application application, PageRequest page) {
        return list(tx -> tx.invitations().openInto(application.id(), null, world.now(), page));
    }

    private boolean remove(Invitation invitation) {
        return store.<Boolean>write(tx -> tx.invitations().remove(invitation.id()));
    }

    private Invitation into(Application application) {
        return insert(application.id(), null);
    }

    private Invitation staff(Authority authority) {
        return insert(null, authority);
    }

    private Invitation insert(
            @Nullable Id<Application> application, @Nullable Authority authority) {
        var invitation =
                new Invitation(
                        world.id(),
                        world.hash(),
                        new Inviter.Principal(new PrincipalRef(world.id(), null), world.id()),
                        new EmailAddress("ada@example.com"),
                        application,
                        Set.of(),
                        authority,
                        Set.of(),
                        world.now().plusSeconds(60),
                        0,
                        null);
        world.write(tx -> tx.invitations().insert(invitation));
        return invitation;
    }

    private boolean accept(Invitation invitation) {
        return store.<Boolean>write(tx -> tx.invitations().accept(invitation.id(), world.now()));
    }

    private Invitation operator() {
        var invitation =
                new Invitation(
                        world.id(),
                        world.hash(),
                        new Inviter.Program(),
                        null,
                        null,
                        Set.of(),
                        new Authority.Operator(),
                        Set.of(ManagementPermission.STAFF_WRITE),
                        world.now().plusSeconds(60),
                        0,
                        null);
        world.write(tx -> tx.invitations().insert(invitation));
        return invitation;
    }
}
